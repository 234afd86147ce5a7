/*
  "Check this": the reader's own browser fetches the text of an article as it was received, and its certificate beside
  the article's page, and holds against each other what the page says, what the certificate says, and what the text is.
  site.js loads this when such a button is pressed. docs/verify.py judges in the same way, without a browser.

  Characters are code points, from the first one behind a byte order mark (W3C Web Annotation Data Model, 4.2.4).
*/

const ROOT = new URL("..", import.meta.url).href // where the site begins

// What the build shows as one space, and what it leaves out: see `fold` and CONTROL in scripts/terbuka/text/clean.py.
// oxlint-disable-next-line no-control-regex
const SPACE = /[\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/g
// oxlint-disable-next-line no-control-regex
const CONTROL = /[\x00-\x08\x0e-\x1b\x7f\x80-\x84\x86-\x9f\ufeff\ufffe\uffff]/g

/** What pages show of a piece of a text. */
export const shown = raw => raw.replace(CONTROL, "").replace(SPACE, " ").replace(/^ | $/g, "")

/** The text that bytes are, in characters, and its lines that hold words: the blocks, the first of which is number 1. */
export function received(bytes) {
  const text = new TextDecoder().decode(bytes) // leaves out a byte order mark; what is no UTF-8 becomes U+FFFD
  const lines = Array.from(text.matchAll(/[^\r\n]+/g), ({ 0: raw, index }) => ({ at: index, text: shown(raw) }))
  return { text, characters: [...text], lines: lines.filter(line => line.text) }
}

const lengthOf = words => Array.from(words).length // in characters

/** Where words stand that a certificate puts at a place: `is` found, moved or lost, and the first and last character. */
export function judged({ text, characters }, { exact, prefix, suffix, start, end }) {
  if (characters.slice(start, end).join("") === exact) return { is: "found", start, end }
  // Of several copies the one amid the same words, else the first.
  const amid = text.indexOf(prefix + exact + suffix)
  const at = amid < 0 ? text.indexOf(exact) : amid + prefix.length
  if (at < 0) return { is: "lost" }
  const before = lengthOf(text.slice(0, at))
  return { is: "moved", start: before, end: before + lengthOf(exact) }
}

/** The number of the block in which a character stands. */
function blockAt({ text, characters, lines }, start) {
  const at = text.length === characters.length ? start : characters.slice(0, start).join("").length
  return lines.findLastIndex(line => line.at <= at) + 1
}

/** What a certificate says: of which text, with what hash and how many bytes; and its claims by their ids. */
export function certified(certificate) {
  const claims = new Map()
  const [whole, ...annotations] = certificate.first.items
  for (const { id, body, target } of annotations) {
    const [claim, part = "quote"] = id.slice(id.indexOf("#") + 1).split("-")
    const [quote, position] = target.selector
    const { exact, prefix, suffix } = quote
    const { start, end } = position
    if (!exact || !Number.isInteger(start) || !Number.isInteger(end) || start < 0) throw new TypeError(id)
    const words = { exact, prefix, suffix, start, end }
    // Each says by itself of which text it is.
    const isOfIt = target.source.sha256 === whole.target.sha256 && target.source.id === whole.target.id
    if (!claims.has(claim)) claims.set(claim, {})
    claims.get(claim)[part] = { ...words, isOfIt }
    if (part === "quote") claims.get(claim).said = body[0].value
  }
  return { id: certificate.id, source: whole.target.id, hash: whole.target.sha256, size: whole.target.byteSize, claims }
}

/** What is true of a claim; `said`, if a page shows it: in which block, and whether it shows and names in these words. */
export function verdict(text, claim, said) {
  if (!claim?.quote) return { is: "uncertified" }
  const { quote, model } = claim
  const place = judged(text, quote)
  if (!quote.isOfIt || !(model?.isOfIt ?? true)) return { ...place, is: "foreign" }
  if (place.is !== "found") return place
  if (model && judged(text, model).is !== "found") return { ...place, is: "unnamed" }
  const block = blockAt(text, place.start)
  const isSaidSo = !said || (said.shows(shown(quote.exact)) && (!model || (said.names?.(shown(model.exact)) ?? true)))
  if (!isSaidSo) return { ...place, block, is: "reworded" }
  return { ...place, block, is: said && said.block !== block ? "displaced" : "found" }
}

/** The SHA-256 of bytes in hexadecimal, or nothing where the browser computes none: without encryption. */
export async function hashed(bytes) {
  const digest = await crypto.subtle?.digest("SHA-256", bytes)
  return digest && [...new Uint8Array(digest)].map(byte => byte.toString(16).padStart(2, "0")).join("")
}

/** Whether a text is the one with this hash but for its line ends or a byte order mark, which some programs change. */
async function isSameInWords(bytes, hash) {
  const text = new TextDecoder().decode(bytes).replace(/\r\n?/g, "\n")
  const ends = ["\n", "\r\n", "\r"].map(end => text.replaceAll("\n", end))
  const texts = ends.flatMap(each => [each, `\ufeff${each}`]).map(each => hashed(new TextEncoder().encode(each)))
  return (await Promise.all(texts)).includes(hash)
}

/** What stands at an address now, whatever the browser has kept of it. */
async function fetched(address) {
  const answer = await fetch(address, { cache: "reload" }).catch(() => ({ ok: false }))
  if (!answer.ok) throw new Missing(address)
  return answer.arrayBuffer()
}

class Missing extends Error {}

/** The certificate beside an article's page, and the text that it is of, as they stand there now. */
async function evidence(article) {
  const address = new URL("certificate.jsonld", article).href
  const path = address.slice(ROOT.length)
  const certificate = await fetched(address)
  let known
  try {
    known = certified(JSON.parse(new TextDecoder().decode(certificate)))
    // It says where the site is published; here the same files may stand elsewhere.
    const root = known.id.slice(0, -path.length)
    if (known.id !== root + path || !known.source.startsWith(root)) throw new TypeError(known.id)
    known.address = ROOT + known.source.slice(root.length)
  } catch (error) {
    throw Object.assign(new Missing(address, { cause: error }), { isBroken: true })
  }
  const bytes = await fetched(known.address)
  const hash = await hashed(bytes)
  const isSame = !hash || hash === known.hash || (await isSameInWords(bytes, known.hash))
  return { known, hash, isSame, size: bytes.byteLength, text: received(bytes) }
}

// ── What pages say ──

/** The words of an element up to a mark that we have put behind them. */
function wordsOf(element, mark) {
  const range = document.createRange()
  range.selectNodeContents(element)
  if (mark) range.setEndBefore(mark)
  return shown(range.toString())
}

const numberOf = link => Number(link.hash.slice(2)) // #p5 is block 5

const CLAIMED = "[id^='c-'], [data-claim]" // what a claim's quote stands in, on its own page or where it is looked at

/** A quote beside a statement: the article that it is from, its claim's id, the block, and whether it is in these words. */
function quoteOf(button) {
  const place = button.closest(CLAIMED)
  const quote = place.querySelector("blockquote")
  const link = quote.querySelector(".place")
  const words = wordsOf(quote, link)
  const own = [...place.querySelectorAll(".named-in [lang]:not(a)")].find(each => each.closest(CLAIMED) === place)
  const named = own && wordsOf(own).slice(1, -1) // without our quotation marks
  return {
    article: link.href,
    id: place.dataset.claim ?? place.id.slice(2),
    block: numberOf(link),
    shows: raw => raw === words,
    names: raw => raw === named,
  }
}

/** An article's own page: its blocks by number, what it says was left out, who wrote it, and its claims by id. */
function pageOf() {
  const marked = [...document.querySelectorAll("h1[id^='p'], .text > [id^='p']")].filter(({ id }) => /^p\d+$/.test(id))
  const blocks = new Map(
    marked.map(each => [Number(each.id.slice(1)), wordsOf(each, each.querySelector(".headerlink"))]),
  )
  const left = [...document.querySelectorAll(".left-out li > :first-child")].map(each => wordsOf(each))
  const byline = document.querySelector(".card .byline > [lang]")
  const links = [...document.querySelectorAll(".claims li > a[href*='#c-']")]
  const claims = links.map(link => {
    const block = numberOf(link.parentElement.querySelector(".place"))
    return [link.hash.slice(3), { block, label: link.textContent, shows: words => blocks.get(block)?.includes(words) }]
  })
  return { blocks, left, byline: byline && wordsOf(byline), claims: new Map(claims) }
}

// ── What is shown ──

function element(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties)
  made.append(...children)
  return made
}

const speaking = (() => {
  const tag = document.querySelector(".masthead").lang // the language in which the site speaks around a text
  let words
  return async () => {
    words ??= JSON.parse(new TextDecoder().decode(await fetched(`${ROOT}verify/${tag}.json`)))
    const number = new Intl.NumberFormat(words.locale)
    const plural = new Intl.PluralRules(words.locale)
    return (label, values = {}) => {
      const forms = words.say[label]
      const form = forms[plural.select(values.n ?? 0)] ?? forms.other
      return form.replace(/\{(\w+)\}/g, (_, name) => {
        const value = values[name]
        return typeof value === "number" ? number.format(value) : value
      })
    }
  }
})()

/** A line that something is as it is said to be, or is not, or that nobody can tell, by sign and colour beside words. */
function line(isRight, ...words) {
  const sign = { true: "✓", false: "✗" }[isRight] ?? "–"
  const mark = element("span", { className: "sign", ariaHidden: "true" }, sign)
  return element("p", { className: { true: "right", false: "wrong" }[isRight] ?? "" }, mark, " ", ...words)
}

/** Whether the text is the one that was certified, and whether a page that states a hash states this one. */
function textLines(say, { known, hash, isSame, size }, stated) {
  const lines = []
  if (!hash) {
    const other = size === known.size ? "" : say("other_size", { n: known.size })
    lines.push(line(other ? false : undefined, say("no_hash", { n: size }), " ", other))
  } else if (hash === known.hash) {
    lines.push(line(true, say(stated === hash ? "same" : "same_as_certificate", { n: size })))
  } else {
    lines.push(line(false, say("other_text", { n: size }), ...(isSame ? [" ", say("line_ends")] : [])))
  }
  if (stated && stated !== known.hash) lines.push(line(false, say("other_hash")))
  return lines
}

/** The hashes themselves, for eyes: nobody is to have 64 digits read out. */
function hashLines(say, { known, hash }, stated) {
  const hashes = { received: hash, certificate_states: known.hash, page_states: stated }
  return Object.entries(hashes).flatMap(([label, digits]) =>
    digits ? [element("p", { className: "facts" }, say(label), " ", element("code", {}, digits))] : [],
  )
}

/** Whether a page shows the text word for word, and all of it but for what it says was left out and its author's line. */
function blockLines(say, { text }, { blocks, left, byline }) {
  const isLeftOut = words => {
    const rest = left.reduce((some, piece) => some.replace(piece, " "), words)
    return !/[^\s\p{Default_Ignorable_Code_Point}]/u.test(rest)
  }
  const lineOf = number => text.lines[number - 1]?.text ?? ""
  const isRight = ([number, words]) => lineOf(number).includes(words) && isLeftOut(lineOf(number).replace(words, " "))
  const wrong = [...blocks].filter(block => !isRight(block)).map(([number]) => number)
  const missing = text.lines.flatMap(({ text: words }, at) => {
    const isThere = blocks.has(at + 1) || isLeftOut(words) || (byline && words.includes(byline))
    return isThere ? [] : [`¶${at + 1}`]
  })
  const links = wrong.flatMap(number => [" ", element("a", { href: `#p${number}` }, `¶${number}`)])
  return [
    wrong.length
      ? line(false, say("blocks_wrong", { n: wrong.length }), ...links)
      : line(true, say("blocks", { n: blocks.size })),
    ...(missing.length ? [line(false, say("blocks_missing", { n: missing.length }), ` ${missing.join(" ")}`)] : []),
  ]
}

/** What was found of a claim, in words; `quote` is what its certificate says of it. */
const told = (say, { is, block, start, end }, quote) => say(is, { block, start: start + 1, end, was: quote?.start + 1 })

/** What was found of all claims of a page or its certificate. */
function claimLines(say, { known, text }, page, lang) {
  const ids = [...new Set([...page.claims.keys(), ...known.claims.keys()])]
  const verdicts = ids.map(id => {
    const claim = known.claims.get(id)
    const said = page.claims.get(id)
    const found = verdict(text, claim, said)
    return {
      id,
      quote: claim?.quote,
      label: said?.label ?? claim?.said ?? id,
      ...found,
      is: said ? found.is : "unshown",
    }
  })
  if (!verdicts.length) return [line(undefined, say("no_quotes"))]
  const item = found => {
    const isRight = found.is === "found"
    const quote = found.quote ? [" ", element("q", { lang, dir: "auto" }, shown(found.quote.exact))] : []
    const made = element("li", {}, line(isRight, `${found.label}: `, told(say, found, found.quote), ...quote))
    made.dataset.claim = found.id
    made.dataset.is = found.is
    return made
  }
  const [some, rest] = [false, true].map(isFound => verdicts.filter(({ is }) => (is === "found") === isFound).map(item))
  const summary = element("summary", {}, say("each", { n: rest.length }))
  return [
    line(!some.length, say("quotes", { n: ids.length, right: rest.length })),
    ...(some.length ? [element("ul", {}, ...some)] : []),
    ...(rest.length ? [element("details", {}, summary, element("ol", {}, ...rest))] : []),
  ]
}

/** What was found of an article's page: what is told at once, and what can be looked at besides. */
async function checkedPage(say) {
  const page = pageOf()
  const stated = document.querySelector(".hash").textContent.trim()
  const found = await evidence(new URL(".", location.href))
  const [quotes, ...each] = claimLines(say, found, page, document.querySelector(".text").lang)
  const isSame = found.hash === found.known.hash && stated === found.hash
  const hashes = isSame ? [] : hashLines(say, found, stated) // the page has it, right above
  return [
    [...textLines(say, found, stated), ...blockLines(say, found, page), quotes],
    [...hashes, ...each],
  ]
}

/** The same of a quote. */
async function checkedQuote(say, button) {
  const said = quoteOf(button)
  const found = await evidence(said.article)
  const claim = found.known.claims.get(said.id)
  const is = verdict(found.text, claim, said)
  const all = element("a", { href: `${said.article.split("#")[0]}#verify` }, say("all"))
  const first = line(is.is === "found", told(say, is, claim?.quote))
  first.dataset.claim = said.id
  first.dataset.is = is.is
  return [
    [first, ...textLines(say, found)],
    [...hashLines(say, found), element("p", {}, all)],
  ]
}

/** Check what a button stands for, and show below it what was found. Rejected where not even its words can be had. */
export async function verify(button) {
  const say = await speaking()
  const isPage = Boolean(button.closest("#verify-page"))
  const before = isPage ? button.closest("p") : button.closest(".facts")
  const known = before.nextElementSibling?.matches(".verified") && before.nextElementSibling
  const status = known ? known.firstElementChild : element("div", { role: "status" })
  const box = known || element("div", { className: "verified" }, status)
  if (box.ariaBusy === "true") return
  box.ariaBusy = "true"
  if (!known) before.after(box)
  try {
    status.replaceChildren(line(undefined, say("busy")))
    const [summary, rest] = isPage ? await checkedPage(say) : await checkedQuote(say, button)
    status.replaceChildren(...summary)
    const limits = box.querySelector(".wrong") ? [] : [element("p", { className: "facts" }, say("same_server"))]
    box.replaceChildren(status, ...rest, ...limits)
  } catch (error) {
    if (!(error instanceof Missing)) console.error(error)
    status.replaceChildren(line(false, say(error.isBroken ? "broken" : "failed", { address: error.message })))
    box.replaceChildren(status)
  } finally {
    box.ariaBusy = "false"
  }
}
