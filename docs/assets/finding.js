/*
  What the search finds, for search.js, which loads this when the search is first opened. words.json of the reader's
  language says what to know, and Pagefind answers (parts.js), a language at a time, the reader's own first.
*/

import { engine, listed } from "./parts.js"

const EXCERPT = 48 // words
const MOST = 3 // statements of a page that are shown
const OWN_KINDS = ["model", "person", "organisation"] // whose pages say the same in every language of the site

const root = new URL("..", import.meta.url)

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
  return same && (same === term.length || (same > 3 && same >= Math.max(term.length, folded.length) / 2)) ? best : -1
}

const small = term => /^\p{L}{1,2}$/u.test(term) // "de", "of": says little by itself

/** Whether two words are the same but for one letter: one more, one less, another one, or two that changed places. */
export function slip(one, other) {
  const shorter = Math.min(one.length, other.length)
  let [start, end] = [0, 0]
  while (start < shorter && one[start] === other[start]) start++
  while (end < shorter - start && one.at(-1 - end) === other.at(-1 - end)) end++
  const [left, right] = [one, other].map(word => word.slice(start, word.length - end))
  return (left.length < 2 && right.length < 2) || (right.length === 2 && left === right[1] + right[0])
}

/** What is known of words: things with their words in each language, and names by all the ways to write them. */
function learned({ glossary, names }) {
  const things = glossary.map(words => ({ words, forms: Object.values(words).flat().map(terms) }))
  const spelled = new Map(names.flatMap(forms => forms.map(form => [terms(form).join(""), forms])))
  return { things, spelled }
}

/** The name, or else the glossary's thing, that stands at a place of the query, and how many words it takes. */
function entry({ things, spelled }, sought, at) {
  for (let length = 5; length > 0; length--) {
    const names = spelled.get(sought.slice(at, at + length).join(""))
    if (names) return { names, length: Math.min(length, sought.length - at) }
  }
  const same = (word, form) =>
    word === form || (form.length > 3 && word?.startsWith(form) && word.length - form.length < 4)
  let found
  for (const { words, forms } of things) {
    for (const form of forms) {
      if (form.length > (found?.length ?? 0) && form.every((part, n) => same(sought[at + n], part))) {
        found = { words, length: form.length }
      }
    }
  }
  return found
}

/** A word, and the same in its other number by the language's endings ("comercial", "comerciais"). */
function numbers(word, endings = []) {
  const folded = fold(word)
  const pairs = endings.flatMap(([one, several]) => [
    [several, one],
    [one, several],
  ])
  const [from, to] = pairs.find(([from]) => folded.endsWith(fold(from)) && folded.length > from.length + 2) ?? []
  return from ? [word, word.normalize().slice(0, -from.length) + to] : [word]
}

/**
  What to ask in a language: the query as it is, but for names, which are written as the site writes them ("Llama3"),
  and with the names' other spellings and the glossary's words of that language in its place.
  `whole`: all its words are known. `isName`: they are one name.
*/
function phrasings(query, language, known) {
  if (query.startsWith('"')) return [{ phrasing: query, whole: true }] // exactly these words
  const typed = query.split(/\s+/).filter(word => terms(word).length)
  const sought = typed.map(word => terms(word).join(""))
  const plain = { words: [], whole: true }
  let [ways, translated, whole, isName] = [[[]], false, true, false]
  for (let at = 0; at < sought.length;) {
    const found = entry(known, sought, at)
    const length = found?.length ?? 1
    const written = found?.names?.[0] ?? typed.slice(at, at + length).join(" ")
    const words = found?.words?.[language]
    const parted = written.replace(/^(\p{L}{2,})(\d)/u, "$1 $2") // of a name that is not known: "Molmo2"
    const forms = words ?? found?.names ?? new Set([...numbers(written, known.endings[language]), parted])
    plain.words.push(written)
    plain.whole &&= Boolean(found?.names)
    whole &&= Boolean(words ?? found?.names)
    translated ||= Boolean(words)
    isName = Boolean(found?.names) && length === sought.length
    ways = ways.flatMap(way => [...forms].map(form => [...way, form])).slice(0, 8)
    at += length
  }
  const others = ways.map(way => ({ phrasing: way.join(" "), whole, isName }))
  const asTyped = { phrasing: plain.words.join(" "), whole: plain.whole, isName }
  if (translated && language !== known.own) return others
  return [asTyped, ...others.filter(({ phrasing }) => phrasing !== asTyped.phrasing)]
}

// ── Pagefind ──

let loading
const engines = new Map()

async function json(address) {
  const answer = await fetch(address)
  if (!answer.ok) throw new Error(answer.statusText)
  return answer.json()
}

/** What is known of words, loaded once, and an engine for each language. `page` is the address of the search's page. */
export async function load(page, own) {
  loading ??= Promise.all([json(new URL("words.json", page)), listed()]).then(([words, parts]) => ({
    ...words,
    ...learned(words),
    parts,
    own,
    page,
  }))
  const known = await loading
  for (const language of Object.keys(known.languages)) engineOf(language, known)
  return known
}

function engineOf(language, { parts }) {
  if (!engines.has(language)) engines.set(language, engine(language, parts[language] ?? []))
  return engines.get(language)
}

/** After a failure: the next try starts anew. */
export function forget() {
  loading = undefined
  for (const made of engines.values())
    made.then(
      ({ end }) => end(),
      () => {},
    )
  engines.clear()
}

/** All results of a language with the words that found them: those with the very phrase first, then the best first. */
async function ask(language, query, filters, known) {
  const { search } = await engineOf(language, known)
  const found = new Map()
  for (const { phrasing, whole, isName } of phrasings(query, language, known)) {
    const results = await search(phrasing, filters)
    const sought = terms(phrasing)
    const phrase = sought.length > 1 ? await search(`"${sought.join(" ")}"`, filters) : []
    const exact = new Set(phrase.map(({ id }) => id))
    for (const result of results) {
      const { id } = result
      if (isName && sought.length > 1 && !exact.has(id)) continue // "Llama 2" is not Llama 3
      if (found.has(id) && (found.get(id).exact || !exact.has(id))) continue
      found.set(id, { result, sought, whole, exact: exact.has(id) })
    }
  }
  return [...found.values()].sort((one, other) => other.exact - one.exact)
}

/** The words of a page that were found, whether they answer (all of them if all are known, else half), and all do. */
function told(data, sought, whole) {
  const text = data.content.split(/\s+/)
  const words = [...data.locations.map(at => text[at] ?? ""), ...Object.values(data.meta).join(" ").split(" ")]
  const asked = sought.every(small) ? sought : sought.filter(term => !small(term))
  const given = new Set(words.map(word => answered(word, asked)).filter(term => term >= 0)).size
  const answers = given > 0 && given >= asked.length / (whole ? 1 : 2)
  return { words: words.flatMap(terms), answers, hasAll: given === asked.length }
}

// ── The place that answers ──

/**
  The parts of a page between its anchors: a statement ("c-…") has the `label` above it ("fact-…") and those who say it
  ("by-…"). "our-…" stands where a value or a quotation is a translation of ours.
*/
function partsOf(data, length) {
  const title = data.anchors.find(({ id }) => id === "title")
  const ours = new Set(data.anchors.map(({ id }) => id).filter(id => id.startsWith("our-")))
  const anchors = data.anchors
    .filter(({ id }) => id !== "title" && !ours.has(id))
    .sort((one, other) => one.location - other.location)
  const first = { id: "", location: title ? terms(title.text).length : 0 }
  const parts = []
  let label
  for (const [n, { id, location }] of [first, ...anchors].entries()) {
    const span = { start: location, end: anchors[n]?.location ?? length }
    if (id.startsWith("fact-")) label = span
    else if (id.startsWith("by-")) parts.at(-1)?.speakers.push(span)
    else {
      if (!id.startsWith("c-")) label = undefined
      parts.push({ ...span, id, label, speakers: [], isOurs: ours.has(`our-${id.replace(/^c-/, "")}`) })
    }
  }
  return parts
}

/** The first and last word of each sentence between two places of a text. */
function sentences(text, start, end) {
  const found = []
  for (let [at, first] = [start, start]; at < end; at++) {
    const stops = /[.!?…。！？][\p{Pe}\p{Pf}"']*$/u.test(text[at]) && !/^\p{Lu}\.$/u.test(text[at])
    const begins = at + 1 < end && !/^[\p{Ps}\p{Pi}"']*\p{Ll}/u.test(text[at + 1])
    if (at + 1 < end && !(stops && begins)) continue
    found.push({ start: first, end: at + 1 })
    first = at + 1
  }
  return found
}

/**
  Where a page has the sought words, and which of them, but for those `passed` over; a small word counts beside another
  one alone.
*/
function hitsOf({ locations }, text, sought, passed) {
  const hits = new Map(
    locations.map(at => [at, answered(text[at] ?? "", sought)]).filter(([, term]) => term >= 0 && !passed[term]),
  )
  for (const [at, term] of hits) {
    if (sought.length > 1 && small(sought[term]) && !hits.has(at - 1) && !hits.has(at + 1)) hits.delete(at)
  }
  return hits
}

const within = (hits, spans) => [...hits].filter(([at]) => spans.some(({ start, end }) => start <= at && at < end))

/** How many of the sought words spans have; those `beside` them, of who says it, count a little less. */
function count(hits, spans, beside = []) {
  const own = new Set(within(hits, spans).map(([, term]) => term))
  const all = new Set([...own, ...within(hits, beside).map(([, term]) => term)])
  return own.size + 0.9 * (all.size - own.size)
}

/** How many of the words found in spans stand beside another one of those sought. */
const together = (hits, spans) =>
  within(hits, spans).filter(([at, term]) => hits.has(at + 1) && hits.get(at + 1) !== term).length

/** How rare the words found in spans are on their page: 1 where each stands there but once. */
function rarity(hits, spans) {
  const found = [...new Set(within(hits, spans).map(([, term]) => term))]
  const often = found.map(term => [...hits.values()].filter(each => each === term).length)
  return found.length && often.reduce((sum, times) => sum + 1 / times, 0) / found.length
}

/** How well a span of a text answers: by how many of the words it has, how many are side by side, and how often. */
const worthOfText = (hits, span) =>
  count(hits, [span]) * 1e6 + together(hits, [span]) * 1e3 + within(hits, [span]).length

/** The first of those that are worth most. */
function top(list, worthOf) {
  const worths = list.map(worthOf)
  return list[worths.indexOf(Math.max(...worths))]
}

/** The words of a span to show, at most so many: of a block's sentence, or of a statement, those that answer best. */
function excerpt(text, hits, span, room, isBlock) {
  const parts = isBlock ? sentences(text, span.start, span.end) : [span]
  const whole = top(parts, each => worthOfText(hits, each)) ?? span
  const starts = [...hits.keys()].map(at => Math.max(whole.start, Math.min(at - 8, whole.end - room)))
  const windows = [whole.start, ...starts].map(start => ({ start, end: Math.min(start + room, whole.end) }))
  const shown = top(windows, each => (each.start < each.end ? worthOfText(hits, each) : -1))
  return { words: piece(text, hits, shown, isBlock), before: shown.start > span.start, after: shown.end < span.end }
}

/** The words of a span, and which of them answer. Of a value and a name the sign behind it is left off. */
function piece(text, hits, { start, end }, isBlock = false) {
  const words = text.slice(start, end).map((word, n) => ({ word, hit: hits.has(start + n) }))
  if (isBlock) return words
  while (words.length && !terms(words.at(-1).word).length) words.pop()
  return words.map((each, n) => (n + 1 < words.length ? each : { ...each, word: each.word.replace(/[.,]$/, "") }))
}

/** Whether a label's words are all sought, but for those that say little. */
const isAsked = (label, little = new Set()) =>
  label.some(({ hit }) => hit) &&
  label.every(({ word, hit }) => hit || small(terms(word)[0] ?? "") || little.has(fold(word)))

/** Which of the sought words are a page's own names: of an organisation all words of one, of others any. */
function ownNames(names, sought, kind) {
  const words = kind === "article" || kind === "page" ? [] : names
  const whole = words.filter(
    name => kind !== "organisation" || sought.some((_, at) => name.every((term, n) => sought[at + n] === term)),
  )
  return sought.map(term => whole.flat().includes(term))
}

/**
  What answers best on a page: the block of an article, or the statements that answer equally well, each with its
  anchor, its label, its words, and who says it. On a page of a name that name says nothing about the place, nor do
  little words.
*/
function answersOf(data, sought, language, known) {
  const text = data.content.split(/\s+/)
  const [kind] = data.filters.kind
  const names = [data.meta.title, ...(data.meta.names ?? "").split(", ")].map(terms).filter(name => name.length)
  const isOwn = ownNames(names, sought, kind)
  const little = new Set((known.little[language] ?? []).map(fold))
  const passed = sought.map((term, n) => isOwn[n] || little.has(term))
  const hits = hitsOf(data, text, sought, passed.every(Boolean) ? isOwn : passed)
  const spansOf = part => [part.label, part].filter(Boolean)
  const isWhole = (span, part) => isAsked(piece(text, hits, span), span === part.label ? little : undefined)
  const countOf = part => count(hits, spansOf(part), part.speakers)
  const worthOf = part => {
    if (!part.label) return worthOfText(hits, part)
    const onIt = spansOf(part).some(span => isWhole(span, part)) ? 5e5 : count(hits, [part.label]) && 2e5
    const rare = rarity(hits, spansOf(part)) * 9e5
    const fine = together(hits, spansOf(part)) * 1e3 - (part.end - part.start) / 1e4
    return countOf(part) * 1e7 + rare + onIt + fine
  }
  const parts = partsOf(data, text.length)
  const best = top(parts, worthOf)
  if (kind !== "article" && (isOwn.every(Boolean) || !best.id || !countOf(best))) {
    // A part of a name is enough of people and models ("Reddy", "Llama").
    return { places: [], isNamed: isOwn.every(Boolean) ? 2 : 0 }
  }
  const equal = parts.filter(part => part.label && best.label && countOf(part) === countOf(best))
  const shown = best.label ? equal.sort((one, other) => worthOf(other) - worthOf(one)).slice(0, MOST) : [best]
  const places = shown.map(part => ({
    anchor: countOf(part) ? part.id : "",
    label: part.label ? piece(text, hits, part.label) : [],
    excerpt: excerpt(text, hits, part, EXCERPT, !OWN_KINDS.includes(kind)),
    speakers: part.speakers.map(span => piece(text, hits, span)),
    isOurs: part.isOurs,
  }))
  const isVery = best.label && spansOf(best).some(span => isWhole(span, best))
  const isNamed = isVery || isOwn.some(Boolean) ? 1 : 0
  return { places, isNamed }
}

// ── Results ──

/** What was found on another language's page of one that stands in every language, as the reader's own page has it. */
async function ownItem(item, known) {
  const path = item.url.slice(root.pathname.length + known.folders[item.language].length)
  const url = `${root.pathname}${known.folders[known.own]}${path}`
  const answer = await fetch(url)
  const page = new DOMParser().parseFromString(await answer.text(), "text/html")
  const places = item.places.map(place => ownPlace(page, place))
  return { ...item, url, language: known.own, title: page.querySelector("h1").textContent.trim(), places }
}

function ownPlace(page, place) {
  const at = page.getElementById(place.anchor)
  const section = at?.closest(".evidence")
  const words = (selector, from = at) =>
    [...(from?.querySelectorAll(selector) ?? [])].map(each => {
      const copy = each.cloneNode(true)
      for (const more of copy.querySelectorAll(".place, .note, .report")) more.remove()
      return [{ word: copy.textContent.trim().replace(/\s+/g, " ") }]
    })
  const [value] = [...words(".said .value"), ...words(".meaning, blockquote p", at?.closest(".quotation"))]
  return {
    ...place,
    label: section ? [{ word: section.querySelector("[id^=fact-]").textContent.trim() }] : [],
    excerpt: { words: value ?? [] },
    speakers: words(".says[id] .speaker"),
    isOurs: Boolean(at?.closest(".wording, .quotation")?.querySelector("[id^=our-]")),
  }
}

/**
  What a page says to the query, if it answers. `isNamed` tells what is to come first, the page of
  the very name before the statement on the very words.
*/
async function item({ result, sought, whole }, language, known, heard) {
  const data = await result.data()
  const { words, answers, hasAll } = told(data, sought, whole)
  if (!answers) return
  for (const word of words) heard.add(word)
  const { meta, url, filters } = data
  const [kind] = filters.kind
  const models = filters.model ?? []
  return { url, title: meta.title, kind, language, hasAll, meta, models, ...answersOf(data, sought, language, known) }
}

/** As many of the results as are wanted, and how many there are. */
async function best(found, limit, language, known, heard) {
  const items = []
  let seen = 0
  while (items.length < limit && seen < Math.min(found.length, 4 * limit)) {
    const some = found.slice(seen, seen + limit)
    seen += some.length
    items.push(...(await Promise.all(some.map(each => item(each, language, known, heard)))).filter(Boolean))
  }
  const total = items.length && items.length + found.length - seen
  return { items: items.slice(0, limit), total }
}

/**
  What answers, language by language: the `items` to show, at most `limit`, and the `total`. An item `hasAll` words or
  only some. `asked` has the query `q` and what was chosen; the words that were found are added to `heard`.
*/
export async function* find(known, asked, limit, heard) {
  const spoken = new Set([...Object.keys(known.languages), ...Object.keys(known.folders)])
  const languages = asked.language ? [asked.language] : [...spoken]
  const isOwn = ({ kind }) => OWN_KINDS.includes(kind)
  const found = [] // a language each
  let source // the language whose pages of models, people and organisations are taken: the first one with all the words
  for (const [n, language] of languages.entries()) {
    // Pages that say the same in every language are found in the reader's own, and only else by another's words. Whoever
    // says something comes after what is said, and with half the room.
    const groups = [
      ["article", "model", ...(n ? [] : ["page"])],
      ["person", "organisation"],
    ]
    const answers = { items: [], total: 0 }
    for (const [at, kinds] of groups.entries()) {
      const any = kinds.filter(kind => !asked.kind || kind === asked.kind).filter(kind => !source || !isOwn({ kind }))
      const filters = { kinds: any, model: asked.model }
      const results = any.length ? await ask(language, asked.q, filters, known) : []
      const { items, total } = await best(results, Math.ceil(limit / (at + 1)), language, known, heard)
      answers.items.push(...items)
      answers.total += total
    }
    if (answers.items.some(each => isOwn(each) && each.hasAll)) source ??= language
    found.push({ language, ...answers })
  }
  source ??= found.find(({ items }) => items.some(isOwn))?.language
  for (const { language, items, total } of found) {
    const kept = items.filter(each => !isOwn(each) || language === source)
    kept.sort((one, other) => (other.isNamed ?? 0) - (one.isNamed ?? 0))
    const own = kept.map(each => (language !== languages[0] && isOwn(each) ? ownItem(each, known) : each))
    yield { items: await Promise.all(own), total: total - (items.length - kept.length) }
  }
}

/**
  The query with words that nothing holds put right, where a name or a word of the reader's language is one slip away.
  A word that stands on the site in whatever language is right, and so is one that says little; a short one can only
  be a name.
*/
export async function corrected(query, heard, known) {
  const holds = (words, term) =>
    words.some(word => word.startsWith(term) || (term.length > 4 && word === term.slice(0, -1)))
  const letters = /[\p{L}\p{M}]{4,}/gu
  const little = Object.values(known.little).flat().map(fold)
  const found = [...heard, ...little]
  if ((query.match(letters) ?? []).every(word => holds(found, fold(word)))) return
  const spelled = await (known.spellings ??= json(new URL("spellings.json", known.page)))
  const folded = Object.values(spelled).flat().map(fold)
  const right = query.replace(letters, word => {
    const term = fold(word)
    if (holds(found, term) || holds(folded, term)) return word
    const meant = term.length > 4 ? [...spelled.terms, ...spelled.names, ...spelled.own] : spelled.names
    return meant.find(each => slip(term, fold(each))) ?? word
  })
  return right === query ? undefined : right
}

/**
  For a query that no page has all words of: `q` with as many of its words as some page has together, names first, then
  long words, and the words that are left out, those of the reader's language that say little first of all.
*/
export async function shortened(asked, known) {
  if (asked.q.startsWith('"')) return
  const typed = asked.q.split(/\s+/).filter(word => terms(word).length)
  const sought = typed.map(word => terms(word).join(""))
  const little = known.little[known.own].map(fold)
  const models = Object.values(known.models).map(name => terms(name).join(""))
  const pieces = []
  for (let at = 0; at < sought.length;) {
    const found = entry(known, sought, at)
    const length = found?.length ?? 1
    const isLittle = !found && little.includes(sought[at])
    const words = typed.slice(at, at + length).join(" ")
    const isName = Boolean(found?.names) || models.includes(sought[at]) || /\p{Lu}/u.test(words)
    pieces.push({ words, isName, isLittle })
    at += length
  }
  const query = kept =>
    pieces
      .filter(piece => kept.has(piece))
      .map(({ words }) => words)
      .join(" ")
  const holds = async kept => {
    for await (const { items } of find(known, { ...asked, q: query(kept) }, 3, new Set())) {
      if (items.some(({ hasAll }) => hasAll)) return true
    }
    return false
  }
  let kept = new Set(pieces.filter(({ isLittle }) => !isLittle))
  if (kept.size === pieces.length || !kept.size || !(await holds(kept))) {
    const tried = [...kept].sort((one, other) => other.isName - one.isName || other.words.length - one.words.length)
    kept = new Set()
    for (const piece of tried) {
      const more = new Set([...kept, piece])
      if (await holds(more)) kept = more
    }
  }
  const without = pieces.filter(piece => !kept.has(piece)).map(({ words }) => words)
  return kept.size && without.length ? { q: query(kept), without } : undefined
}
