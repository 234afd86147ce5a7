/*
  Asks Pagefind for finding.js. The index of a language is in parts (scripts/terbuka/commands/search_index.py), and
  Pagefind ranks by how rare a word is, and how long a page, among those of one part. So each result is ranked anew by
  the facts of the whole language, and the answers are those of one index.
  This leans on Pagefind's worker and on what it tells in its "playground mode"; tests/test_search_parts.py holds it.
*/

const root = new URL("..", import.meta.url)
const folder = new URL("pagefind/", root)

/** Pagefind's weights: of how often a word stands there, of a page's length, and of words as they are written. */
const [SATURATION, LENGTH, WRITTEN] = [1.4, 0.75, 1.8]
const REMEMBERED = 40 // answers of parts

/** A worker, which keeps the rules of one language, and what asks the instance of a part in it. */
function working() {
  const worker = new Worker(new URL("parts-worker.js", import.meta.url))
  const waiting = new Map()
  let [last, failed] = [0, false]
  worker.addEventListener("message", ({ data: { id, result, error } }) => {
    const { resolve, reject } = waiting.get(id)
    waiting.delete(id)
    if (error) reject(new Error(error))
    else resolve(result)
  })
  worker.addEventListener("error", event => {
    failed = true
    for (const { reject } of waiting.values()) reject(new Error(event.message))
  })
  const call = (instanceId, method, ...args) =>
    new Promise((resolve, reject) => {
      if (failed) reject(new Error("Pagefind's worker has failed"))
      const id = ++last
      waiting.set(id, { resolve, reject })
      worker.postMessage({ id, instanceId, method, args })
    })
  return { call, end: () => worker.terminate() }
}

/** What the parts of the index are, by language. */
export async function listed() {
  const answer = await fetch(new URL("parts.json", folder))
  if (!answer.ok) throw new Error(answer.statusText)
  return answer.json()
}

/** The words of the index that a result was found by, in its text and in its title and the like. */
const wordsOf = ({ scores = [], verbose_meta_scores: named = [] }) => [
  ...scores.map(each => each.search_term),
  ...named.flatMap(each => each.matched_terms),
]

/** What asks all parts of a language as one: `search`, which gives results, the best first, and `end`. */
export async function engine(language, parts) {
  if (!parts.length) return { search: async () => [], end() {} }
  const { call, end } = working()
  const begin = async ({ folder: part }) => {
    const basePath = `${folder.pathname}${part}/`
    await call(part, "init", { basePath, baseUrl: root.pathname, language })
    await call(part, "enterPlaygroundMode") // once it is ready
  }
  await begin(parts[0]) // alone, or each would set up the program anew, under the others
  await Promise.all(parts.slice(1).map(begin))
  const pages = parts.reduce((sum, part) => sum + part.pages, 0)
  const mean = parts.reduce((sum, part) => sum + part.words, 0) / pages
  const dropped = new FinalizationRegistry(([part, data]) => call(part, "releaseData", data).catch(() => {}))
  const answers = new Map()

  /** What a part answers. It is asked the same for each kind of page. */
  function ask(part, phrasing, filters) {
    const key = JSON.stringify([part, phrasing, filters])
    if (!answers.has(key)) {
      if (answers.size >= REMEMBERED) answers.clear()
      const answer = call(part, "search", phrasing, { filters }).then(found => {
        const results = found.results.map(result => {
          const { data } = result
          const made = { ...result, data: () => call(part, "getData", data) }
          dropped.register(made, [part, data])
          return made
        })
        return { results, keywords: found.search_keywords ?? [], idfs: found.query_term_idfs ?? [] }
      })
      answers.set(key, answer)
    }
    return answers.get(key)
  }

  /** How a part knows a word, `typed` so: it and longer ones, else the length of the longest beginning of it, or 0. */
  async function knows({ folder: part }, word, typed, results) {
    const some = results.length ? results : (await ask(part, typed ?? word, {})).results
    const words = some.flatMap(wordsOf)
    if (words.some(each => each.startsWith(word))) return Infinity
    return Math.max(0, ...words.filter(each => word.startsWith(each)).map(each => each.length))
  }

  /** The results of a phrasing: of these kinds of pages and, if it is given, on this model. */
  async function search(phrasing, { kinds, model }) {
    const found = await Promise.all(
      parts.map(async part => {
        const isWanted = part.kinds.some(kind => kinds.includes(kind))
        const isMixed = isWanted && !part.kinds.every(kind => kinds.includes(kind))
        const filters = { ...(isMixed && { kind: { any: kinds } }), ...(isWanted && model && { model }) }
        return { part, isWanted, ...(await ask(part.folder, phrasing, filters)) }
      }),
    )
    const { keywords } = found[0]
    const typed = phrasing
      .replace(/[\p{Pd}\p{Ps}\p{Pe}\p{Pi}\p{Pf}\p{Po}]/gu, "")
      .trim()
      .split(/\s+/)
    // How many pages of a part have a word: Pagefind tells its rarity.
    const counts = found.map(({ part, idfs }) =>
      idfs.map(({ idf }) => Math.max(0, Math.round((part.pages + 1) / Math.exp(idf) - 0.5))),
    )
    // A part that does not know a word passes over it, or takes its beginning: not where another part knows more.
    const known = await Promise.all(
      found.map(({ part, results }, n) =>
        Promise.all(keywords.map((word, at) => (counts[n][at] ? knows(part, word, typed[at], results) : 0))),
      ),
    )
    const best = keywords.map((_, at) => Math.max(...known.map(each => each[at])))
    const totals = keywords.map((_, at) =>
      counts.reduce((sum, each, n) => (known[n][at] === best[at] ? sum + each[at] : sum), 0),
    )
    const rarities = totals.map(count => Math.log(1 + (pages - count + 0.5) / (count + 0.5)))
    const all = rarities.reduce((sum, each) => sum + each, 0)
    const rarity = word => {
      const at = keywords.findIndex(each => word.startsWith(each))
      return rarities[at < 0 ? keywords.findIndex(each => each.startsWith(word)) : at] ?? 0
    }
    const scoreOf = ({ params, scores = [], verbose_meta_scores: named = [] }) => {
      const words = scores.map(({ search_term: word, params: { weighted_term_frequency, length_bonus } }) => {
        const often = weighted_term_frequency * length_bonus
        const long = 1 - LENGTH + LENGTH * (params.document_length / mean)
        return (rarity(word) * (SATURATION + 1) * often) / (SATURATION * long + often)
      })
      const names = named.map(({ field_weight: weight, matched_terms: matched }) => {
        const sum = matched.reduce((rare, word) => rare + rarity(word), 0)
        return weight * sum * (sum / all) ** 2
      })
      return WRITTEN * words.reduce((sum, each) => sum + each, 0) + names.reduce((sum, each) => sum + each, 0)
    }
    return found
      .filter(({ isWanted }, n) => isWanted && best.every((each, at) => known[n][at] === each))
      .flatMap(({ part, results }) =>
        results.map(result => ({ ...result, id: `${result.id} ${part.folder}`, score: scoreOf(result), kept: result })),
      )
      .sort((one, other) => other.score - one.score || (one.id < other.id ? -1 : 1))
  }

  return { search, end }
}
