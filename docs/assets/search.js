/*
  The search: in the dialog of every page and, with filters, on a page of its own (templates/partials/search.html).
  Nothing is loaded before it is opened. Then words.json of the reader's language says what to know, and Pagefind
  answers, a language at a time, the reader's own first.
*/

const SHOWN = { dialog: 5, page: 20 } // of each language
const EXCERPT = 32 // words

const root = new URL("..", import.meta.url)
const holder = document.querySelector("#search")
const dialog = holder instanceof HTMLDialogElement ? holder : null
const [form, status, list] = ["form", "[role=status]", "ol"].map(part => holder.querySelector(part))
const opener = document.querySelector(".masthead__search")
const own = document.querySelector(".masthead").lang // the language in which the site speaks around the page

// ── Words ──

const fold = text => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase()
/** The words of a text as Pagefind has them: without capitals, accents and marks. */
const terms = text =>
  fold(text)
    .split(/\s+/)
    .map(word => word.replace(/[^\p{L}\p{N}]/gu, ""))
    .filter(Boolean)

/** How many letters two words have in common at a stretch. */
function common(one, other) {
  let best = 0
  for (let start = 0; start + best < one.length; start++) {
    while (start + best < one.length && other.includes(one.slice(start, start + best + 1))) best++
  }
  return best
}

/**
  Which of the sought words a found one answers, or -1. Pagefind also finds what only begins alike ("pessoa" for
  "pesos") and, where it knows no such word, its beginning ("x" for "xyz"): of two forms of a word half is the same.
*/
function answered(word, sought) {
  const folded = terms(word).join("")
  const alike = sought.map(term => common(term, folded) / (term.length + folded.length))
  const best = alike.indexOf(Math.max(...alike))
  const term = sought[best] ?? ""
  const same = common(term, folded)
  const half = Math.max(term.length, folded.length) / 2
  return same && (same === term.length || (same > 3 && same > half - 1)) ? best : -1
}

const small = term => /^\p{L}{1,2}$/u.test(term) // "de", "of": says little by itself

/** The glossary's entry for the words at a place of the query, the longest first, and how many words it takes. */
function entry(glossary, sought, at) {
  const same = (word, form) =>
    word === form || (form.length > 3 && word?.startsWith(form) && word.length - form.length < 4)
  let found
  for (const words of glossary) {
    for (const form of Object.values(words).flat().map(terms)) {
      if (form.length > (found?.length ?? 0) && form.every((part, n) => same(sought[at + n], part))) {
        found = { words, length: form.length }
      }
    }
  }
  return found
}

/**
  What to ask in a language: the query as it is, and with the glossary's words of that language in its place.
  `whole`: all its words are the glossary's.
*/
function phrasings(query, language, glossary) {
  if (query.startsWith('"')) return [{ phrasing: query, whole: true }] // exactly these words
  const sought = terms(query)
  let ways = [[]]
  let [known, whole] = [false, true]
  for (let at = 0; at < sought.length;) {
    const found = entry(glossary, sought, at)
    const length = found?.length ?? 1
    const typed = sought.slice(at, at + length).join(" ")
    const forms = found?.words[language] ?? [typed]
    known ||= Boolean(found?.words[language])
    whole &&= Boolean(found?.words[language])
    ways = ways.flatMap(way => forms.map(form => [...way, form])).slice(0, 8)
    at += length
  }
  const translated = ways.map(way => ({ phrasing: way.join(" "), whole }))
  return known && language !== own ? translated : [{ phrasing: query, whole: false }, ...(known ? translated : [])]
}

// ── Pagefind ──

/** An engine a language: the index of a language is read with the rules of that language for the forms of words. */
async function engine(language) {
  // Pagefind keeps one set of rules a module, and takes the language from the document while an engine is made.
  const { createInstance } = await import(`${root}pagefind/pagefind.js?${language}`)
  const html = document.documentElement
  const before = html.lang
  html.lang = language
  const made = createInstance({ basePath: `${root}pagefind/`, baseUrl: root.pathname })
  html.lang = before
  await made.init()
  return made
}

let words // of the reader's language, from words.json
const engines = new Map()

async function load() {
  words ??= fetch(new URL("words.json", form.action)).then(answer => {
    if (!answer.ok) throw new Error(answer.statusText)
    return answer.json()
  })
  const known = await words
  for (const language of Object.keys(known.languages)) {
    if (!engines.has(language)) engines.set(language, engine(language))
  }
  return known
}

/** All results of a language with the words that found them: those with the very phrase first, then the best first. */
async function ask(language, query, filters, glossary) {
  const { search } = await engines.get(language)
  const found = new Map()
  for (const { phrasing, whole } of phrasings(query, language, glossary)) {
    const { results } = await search(phrasing, { filters })
    const sought = terms(phrasing)
    const phrase = sought.length > 1 ? await search(`"${sought.join(" ")}"`, { filters }) : { results: [] }
    const exact = new Set(phrase.results.map(({ id }) => id))
    for (const result of results) {
      const { id } = result
      if (found.has(id) && (found.get(id).exact || !exact.has(id))) continue
      found.set(id, { result, sought, whole, exact: exact.has(id) })
    }
  }
  return [...found.values()].sort((one, other) => other.exact - one.exact)
}

/** Whether a page answers: all words of the glossary's, else half of them, for Pagefind passes over unknown ones. */
function answers(data, sought, whole) {
  const text = data.content.split(/\s+/)
  const told = [...data.locations.map(at => text[at] ?? ""), ...Object.values(data.meta).join(" ").split(" ")]
  const asked = sought.every(small) ? sought : sought.filter(term => !small(term))
  const given = new Set(told.map(word => answered(word, asked)).filter(term => term >= 0)).size
  return given > 0 && given >= asked.length / (whole ? 1 : 2)
}

/** The block of an article, or the fact of a model, that answers best: its anchor, its words, and which answer. */
function place(data, sought) {
  const text = data.content.split(/\s+/)
  const hits = new Map(data.locations.map(at => [at, answered(text[at] ?? "", sought)]).filter(([, term]) => term >= 0))
  for (const [at, term] of hits) {
    if (sought.length > 1 && small(sought[term]) && !hits.has(at - 1) && !hits.has(at + 1)) hits.delete(at)
  }
  const anchors = data.anchors
    .filter(anchor => anchor.id !== "title" && anchor.element !== "details")
    .sort((one, other) => one.location - other.location)
  const values = new Set(data.anchors.filter(anchor => anchor.element === "details").map(anchor => anchor.location))
  const title =
    data.anchors
      .find(anchor => anchor.id === "title")
      ?.text.trim()
      .split(/\s+/).length ?? 0
  const blocks = [{ location: title }, ...anchors].map((anchor, n) => {
    return { anchor, start: anchor.location, end: anchors[n]?.location ?? text.length }
  })
  const worth = (start, end) => {
    const inside = [...hits].filter(([at]) => start <= at && at < end)
    const beside = inside.filter(([at, term]) => hits.has(at + 1) && hits.get(at + 1) !== term)
    return new Set(inside.map(([, term]) => term)).size * 1e6 + beside.length * 1e3 + inside.length
  }
  const better = (one, other) => (worth(other.start, other.end) > worth(one.start, one.end) ? other : one)
  const top = list => list.reduce(better, list[0])
  const block = top(blocks)
  const isModel = data.filters.kind[0] === "model"
  const found = worth(block.start, block.end) > 0
  const named = terms(`${data.meta.title} ${data.meta.names ?? ""}`)
  const itself = isModel && (!found || !block.anchor.id || sought.every(term => named.includes(term)))
  if (itself) return { label: [], excerpt: [], cut: {} }
  const label = isModel ? block.anchor.text.trim().split(/\s+/).length : 0
  const first = block.start + label
  const starts = [first, ...[...hits.keys()].map(at => Math.max(first, at - 8))].filter(start => start < block.end)
  const windows = starts.map(start => ({ start, end: Math.min(start + EXCERPT, block.end) }))
  const shown = top(windows) ?? { start: first, end: first }
  const piece = (start, end) =>
    text.slice(start, end).map((word, n) => {
      return { word, hit: hits.has(start + n), gap: n ? (values.has(start + n) ? " · " : " ") : "" }
    })
  return {
    anchor: found ? block.anchor.id : undefined,
    label: label ? piece(block.start, first) : [],
    excerpt: piece(shown.start, shown.end),
    cut: { before: shown.start > first, after: shown.end < block.end },
  }
}

// ── Results ──

function element(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties)
  made.append(...children)
  return made
}

/** Words as text, with those that were found marked. */
const marked = pieces => pieces.flatMap(({ word, hit, gap }) => [gap, hit ? element("mark", {}, word) : word])

/** A result as an element of the list, and how well it answers: a fact of the very name comes first. */
async function item({ result, sought, whole }, language, known) {
  const data = await result.data()
  if (!answers(data, sought, whole)) return
  const { anchor, label, excerpt, cut } = place(data, sought)
  const { say } = known
  const [kind] = data.filters.kind
  const href = anchor ? `${data.url}#${anchor}` : data.url
  const title = element("a", { className: "title", lang: language, dir: "auto", href }, data.meta.title)
  if (label.length) title.append(": ", ...marked(label))
  const first = { article: known.languages[language], model: say["search.fact"], page: say["search.kinds.page"] }
  const facts = [first[kind]]
  if (kind === "article") {
    const { publisher, date } = data.meta
    const long = new Intl.DateTimeFormat(known.locale, { dateStyle: "long", timeZone: "UTC" })
    facts.push(publisher ? element("span", { lang: language, dir: "auto" }, publisher) : say["articles.no_publisher"])
    facts.push(date ? long.format(new Date(date)) : say["articles.undated"])
    facts.push(...(data.filters.model ?? []).map(slug => known.models[slug]))
  }
  const told = element("p", { className: "facts" }, ...facts.flatMap((fact, n) => [n ? " · " : "", fact]))
  const [before, after] = [cut.before ? "… " : "", cut.after ? " …" : ""]
  const quote = element("p", { className: "excerpt", lang: language, dir: "auto" }, before, ...marked(excerpt), after)
  const li = element("li", {}, title, ...(excerpt.length ? [quote] : []), told)
  return { li, first: label.length > 0 && label.every(({ hit }) => hit) }
}

/** As many of the results as are shown, and how many there are. */
async function best(found, limit, language, known) {
  const items = []
  let seen = 0
  while (items.length < limit && seen < Math.min(found.length, 4 * limit)) {
    const some = found.slice(seen, seen + limit)
    seen += some.length
    items.push(...(await Promise.all(some.map(each => item(each, language, known)))).filter(Boolean))
  }
  const total = items.length && items.length + found.length - seen
  const shown = items.slice(0, limit).sort((one, other) => other.first - one.first)
  return { items: shown.map(({ li }) => li), total }
}

let turn = 0

async function show() {
  const mine = ++turn
  list.ariaBusy = "true"
  const asked = Object.fromEntries(new FormData(form))
  const query = asked.q.trim()
  if (!dialog) address(asked)
  else holder.querySelector(".search__page").search = query && new URLSearchParams({ q: query })
  if (!query) {
    list.replaceChildren()
    list.ariaBusy = "false"
    status.textContent = ""
    return
  }
  if (!list.children.length) status.textContent = form.dataset.wait
  try {
    const known = await load()
    const languages = asked.language ? [asked.language] : Object.keys(known.languages)
    const limit = dialog ? SHOWN.dialog : SHOWN.page
    let total = 0
    let more = false
    for (const [n, language] of languages.entries()) {
      // A model's page is the same in every language of the site, and so are the pages about it: the first will do.
      const kinds = n ? ["article"] : ["article", "model", "page"]
      const any = kinds.filter(kind => !asked.kind || kind === asked.kind)
      const filters = { kind: { any }, ...(asked.model && { model: asked.model }) }
      const found = any.length ? await ask(language, query, filters, known.glossary) : []
      const { items, total: all } = await best(found, limit, language, known)
      if (mine !== turn) return
      const lost = !n && list.contains(document.activeElement) // an arrow was quicker than the answer
      if (n) list.append(...items)
      else list.replaceChildren(...items)
      if (lost) form.q.focus()
      total += all
      more ||= all > items.length
    }
    if (!total) status.textContent = known.say["search.none"].replace("{query}", () => query)
    else status.textContent = count(total, known) + (more ? ` · ${known.say["search.first"]}` : "")
  } catch (error) {
    if (mine !== turn) return
    words = undefined // the next try starts anew
    engines.clear()
    list.replaceChildren()
    status.textContent = form.dataset.failed
    console.warn(error)
  }
  list.ariaBusy = "false"
}

function count(n, { say, locale }) {
  const forms = say["search.found"]
  const form = forms[new Intl.PluralRules(locale).select(n)] ?? forms.other
  return form.replace("{n}", new Intl.NumberFormat(locale).format(n))
}

/** On the search's own page the address says what is asked, and the page in another language is asked the same. */
function address(asked) {
  const given = new URLSearchParams(Object.entries(asked).filter(([, value]) => value.trim()))
  history.replaceState(null, "", `${given}` ? `?${given}` : location.pathname)
  for (const link of document.querySelectorAll(".masthead__languages a")) link.search = given
}

// ── What readers do ──

function open() {
  if (!dialog) return form.q.focus()
  if (!dialog.open) dialog.showModal()
  form.q.select()
  load().catch(() => {}) // said when something is asked
}

opener.addEventListener("click", event => {
  if (event.ctrlKey || event.metaKey || event.shiftKey || !dialog) return
  event.preventDefault()
  open()
})
opener.addEventListener("keydown", event => {
  if (event.key !== " " || !dialog) return // a button, other than a link, goes by the space bar too
  event.preventDefault()
  open()
})
document.addEventListener("keydown", event => {
  const field = event.target.closest?.("input:not([type=radio]), textarea, select, [contenteditable]")
  // Right after the dialog was closed its field still has the focus for a moment.
  const writing = field && !(dialog && !dialog.open && dialog.contains(field))
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || writing) return
  event.preventDefault()
  open()
})
holder.addEventListener("keydown", event => {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  const stops = [form.q, ...list.querySelectorAll("a")]
  const at = stops.indexOf(document.activeElement)
  if (!step || at < 0) return
  event.preventDefault()
  stops[Math.min(Math.max(at + step, 0), stops.length - 1)].focus()
})

let pause
form.addEventListener("input", () => {
  clearTimeout(pause)
  turn++ // what is still being sought is no longer wanted
  list.ariaBusy = "true"
  pause = setTimeout(show, 150)
})

if (dialog) {
  opener.setAttribute("role", "button")
  opener.setAttribute("aria-haspopup", "dialog")
  // The ground around the dialog, its button and a result on this very page close it.
  dialog.addEventListener("click", event => {
    if (event.target === dialog || event.target.closest(".search__close, a")) dialog.close()
  })
} else {
  form.addEventListener("submit", event => {
    event.preventDefault()
    show()
  })
  const given = new URLSearchParams(location.search)
  for (const field of form.elements) {
    field.value = given.get(field.name) ?? field.value
    if (field.selectedIndex < 0) field.selectedIndex = 0 // there is no such choice
  }
  if (form.q.value) show()
}
