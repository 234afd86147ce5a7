/*
  What the check would say of a statement that somebody proposes, as far as a page can know, and its YAML. What is `good`
  here passes the check as it stands; what only the check can tell is said to be so.
*/

import { folded, holds, isWhole, kept, lettersOf, places, wordsOf } from "./propose-words.js"

const MONTHS = /^(january|february|march|april|may|june|july|august|september|october|november|december)$/i
const QUANTITY =
  /^(?:(about|over|under|up to|at least) )?((?:0|[1-9]\d{0,11})(?:\.\d{1,3})?)(?: to ((?:0|[1-9]\d{0,11})(?:\.\d{1,3})?))?(?: (?:thousand|million|billion|trillion))?(?: (\D+))?$/i
const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/
const SLUG_LENGTH = 80
const BEFORE = 4 // words before the name that `named_in` takes along, and behind it
const BEHIND = 3
const ENOUGH = 2 // words that tell a place

const ok = (label, values) => ({ is: "ok", label, values })
const no = (label, values) => ({ is: "no", label, values })
const ask = (label, values) => ({ is: "ask", label, values })

/** That words stand nowhere, with the paragraph that begins as they do, if there is one, and how it goes on. */
function notFound(quote, blocks) {
  const ends = [...quote.matchAll(/(?<=\S)(?=\s|$)/g)].map(({ index }) => index)
  const find = count => {
    const { letters } = folded(quote.slice(0, ends[count - 1]))
    for (const block of blocks.values()) {
      const starts = [...places(block.letters, letters)]
      const start = starts.find(at => isWhole(block.letters, at, at + letters.length) !== false)
      if (start !== undefined) return { block, end: start + letters.length }
    }
  }
  let [most, above, found] = [0, ends.length] // so many words of the quote's beginning stand there, or too many
  while (most + 1 < above) {
    const count = Math.floor((most + above) / 2)
    const here = find(count)
    if (here) [most, found] = [count, here]
    else above = count
  }
  if (most < ENOUGH) return no("not_found")
  const { block, end } = found
  const words = quote.slice(ends[most - ENOUGH - 1] ?? 0, ends[most - 1]).trim()
  const next = block.letters.slice(end).join("").trim().split(" ", 2).join(" ")
  return no(next ? "goes_on" : "ends_there", { n: block.number, words, next })
}

/** Where words stand: the place that is meant, with what is to be said of it. `number` is that of their paragraph. */
export function place(quote, number, blocks, limit) {
  const words = kept(quote)
  const { letters } = folded(words)
  if (!letters.length) return { said: [no("no_quote")] }
  const said = []
  const length = Array.from(words).length
  if (length > limit) said.push(no("too_long", { length, most: limit }))
  const found = []
  for (const block of blocks.values()) {
    for (const start of places(block.letters, letters)) {
      const end = start + letters.length
      found.push({ block, start, end, whole: isWhole(block.letters, start, end) })
    }
  }
  if (!found.length) return { said: [...said, notFound(words, blocks)] }
  const own = found.filter(({ block }) => block.number === number)
  const { block } = own[0] ?? found.find(({ whole }) => whole) ?? found[0]
  const here = found.filter(each => each.block === block)
  const likely = here.filter(({ whole }) => whole !== false)
  const where = { n: block.number }
  const several = here.length < found.length
  if (!likely.length) said.push(no("cuts_word"))
  else if (likely.length > 1) said.push(no("stands_twice", where))
  else if (likely[0].whole === null || !block.isKnown) said.push(ask(block.isKnown ? "words_unsure" : "other_words"))
  else said.push(ok(several ? "stands_often" : "stands_once", where))
  const { start, end } = likely[0] ?? here[0]
  const span = [block.spans[start][0], block.spans[end - 1][1]]
  return { said, words, block, start, end, span, several, found: [...new Set(found.map(each => each.block.number))] }
}

/** Whom an article names: the names of some kinds by where they are named first, before or in a paragraph, or behind. */
export function namedBy(known, kinds, number) {
  const firsts = new Map()
  for (const [block, , , name] of known.mentions) {
    if (name === null || !kinds.includes(known.names[name][0])) continue
    const { here, before } = firsts.get(name) ?? {}
    firsts.set(name, { here: here || block === number, before: block < number ? block : before })
  }
  return [...firsts].map(([name, { here, before }]) => ({ name, here: Boolean(here), before }))
}

/** Words of a paragraph before another that name a model, certain to be found: those nearest to it. */
function namedBefore(known, name, number, blocks) {
  for (const [of, from, to, each] of known.mentions.toReversed()) {
    const block = blocks.get(of)
    if (each !== name || of >= number || !block?.isKnown) continue
    const { letters } = block
    const others = known.mentions.filter(([other]) => other === of)
    const cut = at => others.some(([, start, end]) => start < at && at < end)
    let [start, end] = lettersOf(block, from, to)
    const [first, last] = [start, end]
    const grow = (at, step) => {
      let next = at
      while (next > 0 && next < letters.length && letters[step < 0 ? next - 1 : next] !== " ") next += step
      return next
    }
    start = grow(start, -1)
    end = grow(end, 1)
    const [least, most] = [start, end]
    for (let n = 0; n < BEFORE && start > 0 && !/[.,!?:;…]/.test(letters[start - 2]); n += 1)
      start = grow(start - 1, -1)
    for (let n = 0; n < BEHIND && end < letters.length && !/[.,!?:;…]/.test(letters[end - 1]); n += 1)
      end = grow(end + 1, 1)
    while (start < first && !/[\p{L}\p{N}]/u.test(letters[start])) start += 1
    while (end > last && !/[\p{L}\p{N}]/u.test(letters[end - 1])) end -= 1
    for (const [one, two] of [
      [start, end],
      [least, most],
      [first, last],
    ]) {
      const edges = [block.spans[one][0], block.spans[two - 1][1]]
      if (isWhole(letters, one, two) && !edges.some(cut)) return { number: of, words: kept(wordsOf(block, one, two)) }
    }
  }
}

/** The values of an attribute that can be read in a quote without doubt, each once; as the page's readers have it: `shown`. */
export function readIn(known, attribute, found) {
  if (!found?.block?.isKnown) return []
  const [from, to] = found.span
  const of = attribute.kind === "date" ? ["date"] : attribute.of
  const rows = known.values.filter(
    ([block, start, end, kind]) => block === found.block.number && from <= start && end <= to && of.includes(kind),
  )
  if (attribute.kind === "date") rows.sort((one, two) => two[2] - two[1] - (one[2] - one[1]))
  return [...new Map(rows.map(([, , , , value, shown]) => [value, { value, shown }])).values()]
}

function isDate(text) {
  if (MONTHS.test(text)) return true
  const parts = text.match(/^(?:(\d{4})|-(?=-))(?:-(\d\d)(?:-(\d\d))?)?$/)
  if (!parts || Number(parts[1] ?? 2000) < 1) return false
  const [year, month, day] = [Number(parts[1] ?? 2000), Number(parts[2] ?? 1), Number(parts[3] ?? 1)]
  const made = new Date(0)
  made.setUTCFullYear(year, month - 1, day)
  return made.getUTCFullYear() === year && made.getUTCMonth() === month - 1 && made.getUTCDate() === day
}

/** Whether an attribute takes a value as somebody wrote it: true, false, or null where that is not known here. */
function isTaken(value, { kind, of }) {
  if (kind === "date") return isDate(value)
  if (kind !== "quantity") return true
  const parts = value.match(QUANTITY)
  if (!parts) return null
  const [, bound, low, high, unit] = parts
  if (high !== undefined && (bound || Number(low) >= Number(high))) return false
  return !unit ||
    of.some(each => [each, each.replace(/s$/, "")].includes(unit.toLowerCase().replaceAll(" ", "-")) || each === unit)
    ? true
    : null
}

/** What is to be said of a value: whether it stands in the words, and whether it is somebody's reading of them. */
function valueSaid(state, attribute, known, found) {
  const value = kept(state.value)
  if (!value) return { said: [no("no_value")] }
  if (attribute.kind === "yes-no") return { value, said: [ok("value_yours")], own: true }
  if (attribute.kind === "text") {
    if (state.own) return { value, said: [ok("value_yours")], own: true }
    if (!found.block) return { value, said: [] }
    const { letters } = folded(value)
    const isHeld = holds(found.block.letters, found.start, found.end, letters)
    const unsure = ask("value_unsure", { value })
    return { value, said: [isHeld ? ok("value_held") : isHeld === null ? unsure : no("value_lacks", { value })] }
  }
  const taken = isTaken(value, attribute)
  if (taken === false) return { value, said: [no("value_bad", { value, kind: attribute.kind })] }
  const names = attribute.kind === "names" ? value.split(",").map(name => name.trim()) : []
  if (new Set(names).size < names.length || names.some(name => !name)) {
    return { value, said: [no("value_bad", { value, kind: attribute.kind })] }
  }
  if (state.own) {
    const there = known.names.filter(([kind]) => attribute.of.includes(kind)).map(([, , name]) => name)
    for (const [, , , kind, name] of known.values) if (attribute.of.includes(kind)) there.push(name)
    const strange = names.find(name => !there.includes(name))
    if (strange) return { value, said: [ask("value_name_unsure", { value: strange })], own: true }
    return { value, said: [taken ? ok("value_yours") : ask("value_unsure", { value })], own: true }
  }
  const read = readIn(known, attribute, found).map(each => each.value)
  const plain = text => text.toLowerCase()
  const isRead = names.length
    ? names.every(name => read.includes(name))
    : read.some(each => plain(each) === plain(value))
  return { value, said: [isRead ? ok("value_read", { value }) : ask("value_unsure", { value })] }
}

/** Who is meant, and how the words name this model: in their paragraph, before it, or as somebody's reading. */
function modelSaid(state, known, found, blocks) {
  if (!state.model) return { said: [no("no_model")] }
  const name = known.names.findIndex(([kind, slug]) => kind === "models" && slug === state.model)
  if (name < 0) {
    const isSlug = SLUG.test(state.model) && state.model.length <= SLUG_LENGTH
    const said = isSlug ? ask("other_model", { slug: state.model }) : no("no_slug")
    return { said: [said, ok("named_by_reading", { model: state.model })], byReading: true }
  }
  if (!found.block) return { said: [] }
  const { number } = found.block
  const model = known.names[name][2]
  if (known.mentions.some(([block, , , each]) => each === name && block === number)) {
    return { said: [ok("named_here", { n: number, model })] }
  }
  const before = namedBefore(known, name, number, blocks)
  if (before)
    return { said: [ok("named_before", { n: before.number, model, words: before.words })], namedIn: before.words }
  return { said: [ok("named_by_reading", { model })], byReading: true }
}

/** Which of the names says the words, if they stand in a quotation of which that is known. */
function heard({ quoted }, { block, span, words }) {
  const [before, behind] = [/^[^\p{L}\p{N}]*/u, /[^\p{L}\p{N}]*$/u].map(edge => [...words.match(edge)[0]].length)
  const [first, last] = [span[0] + before, span[1] - behind]
  return quoted.find(([, number, start, end]) => number === block.number && start <= first && last <= end)?.[0]
}

function speakerSaid(state, known, found) {
  if (!found.block) return []
  const at = known.names.findIndex(([kind, slug]) => kind !== "models" && slug === state.speaker)
  const said = heard(known, found)
  if (said !== undefined && said !== at) return [no("speaker_other", { name: known.names[said][2] })]
  if (!state.speaker) return []
  const name = known.names[at]?.[2] ?? state.speaker
  const { number } = found.block
  const first = known.mentions.find(([, , , each]) => each === at)?.[0]
  if (first <= number) return [ok("speaker_named", { n: first, name })]
  const isTheirs = known.spoken.some(([who, ...numbers]) => who === at && numbers.includes(number))
  return [isTheirs ? ok("speaker_given", { n: number, name }) : no("speaker_later", { name })]
}

/** Whether the very statement is there already. */
function isThere(state, value, known, { words, block, span }) {
  const is = ([number, start, end, model, attribute, said]) =>
    number === block.number &&
    start === span[0] &&
    end === span[1] &&
    model === state.model &&
    attribute === state.attribute &&
    kept(said ?? words) === value
  return known.claims.some(is)
}

/**
 * What the check would say: `said` line by line, each ok, no, or ask where only the check can tell, and in one word as
 * `is`; and the statement's YAML, its keys in their order. `state` is what somebody has filled in.
 */
export function judge(state, known, blocks, form) {
  const found = place(state.quote, state.block, blocks, form.quote)
  const attribute = form.attributes.find(({ key }) => key === state.attribute)
  const model = modelSaid(state, known, found, blocks)
  const value = attribute ? valueSaid(state, attribute, known, found) : { said: [no("no_attribute")] }
  const speaker = speakerSaid(state, known, found)
  const said = [...found.said, ...model.said, ...value.said, ...speaker]
  const needsReason = Boolean(value.own || model.byReading)
  const reason = kept(state.reason)
  if (value.own && model.byReading) said.push(no("two_readings"))
  if (needsReason && !reason) said.push(no("no_reason"))
  if (found.block && value.value && isThere(state, value.value, known, found)) said.push(no("there_already"))
  const is = ["no", "ask"].find(worst => said.some(each => each.is === worst)) ?? "ok"
  const glosses = Object.entries(state.gloss ?? {}).map(([tag, text]) => [tag, kept(text)])
  const gloss = attribute?.kind === "text" ? glosses.filter(([tag, text]) => text && tag !== known.language) : []
  const claim = [
    ["model", state.model],
    ["attribute", state.attribute],
    ["value", value.value],
    ["quote", found.words],
    ["block", found.several ? String(found.block.number) : ""],
    ["named_in", model.namedIn],
    ["speaker", state.speaker],
    ["gloss", gloss],
    ["reading", value.own ? "editor" : model.byReading ? "model" : ""],
    ["reason", needsReason && reason ? [[form.language, reason]] : []],
  ].filter(([, text]) => text?.length)
  return { said, is, found, needsReason, yaml: written(claim) }
}

/** A value as YAML: plain where it is nothing but words, else between quotation marks. */
function scalar(text) {
  const isPlain = /^[\p{L}\p{N}]([\p{L}\p{M}\p{N} _.,;()%$€/’–—+-]|'|:(?! |$))*$/u.test(text)
  return isPlain ? text : `"${text.replace(/["\\]/g, "\\$&")}"`
}

/** An entry of `claims:`, indented as it stands in the file. */
function written(claim) {
  const lines = claim.flatMap(([key, text]) =>
    typeof text === "string"
      ? [`${key}: ${scalar(text)}`]
      : [`${key}:`, ...text.map(([tag, words]) => `  ${tag}: ${scalar(words)}`)],
  )
  return lines.map((line, n) => `${n ? "    " : "  - "}${line}\n`).join("")
}

/** The address of a form on GitHub that is filled in; without the statement where that is too long for it. */
export function proposal(repository, yaml, state, known, most) {
  const address = new URL(`${repository.replace(/\/$/, "")}/issues/new`)
  const filled = {
    template: "statement.yml",
    title: `Statement: ${state.model}, ${state.attribute}`,
    article: known.article,
  }
  for (const [name, text] of Object.entries(filled)) address.searchParams.set(name, text)
  const bare = address.href
  address.searchParams.set("statement", yaml)
  return address.href.length > most ? { address: bare, isWhole: false } : { address: address.href, isWhole: true }
}
