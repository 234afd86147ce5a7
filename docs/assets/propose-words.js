/*
  The words of an article as the check sees them: its paragraphs as letters that count, and where words begin and end.
  The same rules as scripts/terbuka/text/words.py has. Of a letter whose script is none of those below nobody says here
  where words end: such a place is neither an edge nor none, and only the check can tell.
*/

// What nobody sees, as in words.py; what a value in YAML loses; letters as wide as Chinese ones; accents, vowel signs.
const IGNORED = [
  [0xad, 0xad],
  [0x34f, 0x34f],
  [0x61c, 0x61c],
  [0x17b4, 0x17b5],
  [0x180b, 0x180f],
  [0x200b, 0x200f],
  [0x202a, 0x202e],
  [0x2060, 0x206f],
  [0xfe00, 0xfe0f],
  [0xfeff, 0xfeff],
  [0xe0000, 0xe0fff],
]
const LEFT_OUT = /[\u00ad\u200b\u2060\u202a-\u202e\u2066-\u2069\p{Cc}\ufeff\ufffe\uffff]/gu
const WIDE = /[\u3000\uff0d\uff0e\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/u
const MARK = /[\p{M}\u1160-\u11ff]/u
const MARKS_MOST = 30

const KINDS = [
  ["digit", /[\p{Nd}\p{No}_]/u],
  ["latin", /[A-Za-z\u00aa\u00b5\u00ba\u00c0-\u024f\u1e00-\u1eff]/u],
  ["spaceless", /[\u3005\u3007\u3041-\u3096\u3105-\u312f\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u{20000}-\u{2ffff}]/u],
  ["spaceless", /[\p{Script=Thai}\p{Script=Lao}\p{Script=Tibetan}\p{Script=Myanmar}\p{Script=Khmer}\p{Script=Yi}]/u],
  ["katakana", /[\u30a1-\u30fa\u30fc-\u30ff\uff66-\uff9f]/u],
  ["hangul", /[\u1100-\u115f\u3131-\u318e\uac00-\ud7a3]/u],
  ["cyrillic", /[\u0400-\u052f]/u],
  ["greek", /[\u0386\u0388-\u03e1\u1f00-\u1fff]/u],
  ["arabic", /[\u0620-\u064a\u066e-\u06d3\u06fa-\u06ff\u0750-\u077f]/u],
  ["hebrew", /[\u05d0-\u05f2]/u],
  ["devanagari", /[\u0904-\u0939\u0958-\u097f]/u],
  ["bengali", /[\u0985-\u09b9\u09dc-\u09f1]/u],
  ["tamil", /[\u0b85-\u0bb9]/u],
  ["armenian", /[\u0531-\u0587]/u],
  ["georgian", /[\u10a0-\u10fa\u10fc-\u10ff]/u],
  ["ethiopic", /[\u1200-\u135a]/u],
]
const UNSPACED = ["spaceless", "katakana", "hangul"]
const JOINS_NEXT = "เแโใไເແໂໃໄ\u1039\u17d2"
const JOINS_LAST = "ฯะาำๅๆຯະາຳໆ"

/** Of what words a character is: none (""), "mark", "digit", the kind of its script, or unknown ("?"). */
function kindOf(letter) {
  if (MARK.test(letter)) return "mark"
  if (!/[\p{L}\p{N}_]/u.test(letter)) return ""
  return KINDS.find(([, pattern]) => pattern.test(letter))?.[0] ?? "?"
}

const isDigit = letter => letter !== undefined && /\p{Nd}/u.test(letter)
const isDoubtful = letter => letter !== undefined && /\p{No}/u.test(letter)
const isPoint = letter => letter === "." || letter === ","

/** May a word begin or end before the letter `at`? null where that is not known here. */
export function edge(letters, at) {
  if (at <= 0 || at >= letters.length) return true
  const [before, after] = [letters[at - 1], letters[at]]
  if (before === " " || after === " ") return kindOf(after) !== "mark"
  if ((isPoint(after) && isDoubtful(before)) || (isPoint(before) && isDoubtful(after))) return null
  if (isDigit(before) && isPoint(after)) return isDoubtful(letters[at + 1]) ? null : !isDigit(letters[at + 1])
  if (isPoint(before) && isDigit(after)) return isDoubtful(letters[at - 2]) ? null : !isDigit(letters[at - 2])
  const kind = kindOf(after)
  let base = at - 1
  while (base && kindOf(letters[base]) === "mark") base -= 1
  const first = kindOf(letters[base])
  if (!kind || !first) return kind !== "mark"
  if (JOINS_NEXT.includes(before) || JOINS_LAST.includes(after) || kind === "mark") return false
  if (kind === "?" || first === "?") return null
  if (kind === "digit" || (kind === "latin" && first === "digit")) return UNSPACED.includes(first)
  return kind === "spaceless" || kind !== first
}

/** May a word end before the letter `at`? What may be a particle is for the check to tell. */
const ends = (letters, at) => edge(letters, at) || (kindOf(letters[at]) === "hangul" ? null : edge(letters, at))

/** Whether letters are whole words: true, false, or null where that is not known here. */
export function isWhole(letters, start, end) {
  const both = [edge(letters, start), ends(letters, end)]
  return both.includes(false) ? false : both.includes(null) ? null : true
}

const isIgnored = letter => {
  const code = letter.codePointAt()
  return code > 0x7f && IGNORED.some(([first, last]) => first <= code && code <= last)
}

/** A text as it is looked through: its letters that count, each with the characters that it stands for. */
export function folded(text) {
  const raw = Array.from(text)
  const letters = []
  const spans = []
  const put = piece => {
    const own = piece.map(at => raw[at]).join("")
    const one = own.normalize(WIDE.test(raw[piece[0]]) ? "NFKC" : "NFC").replace(/\s{2,}/g, " ")
    const alike = one === own
    for (const [n, letter] of Array.from(one).entries()) {
      letters.push(letter)
      spans.push(alike ? [piece[n], piece[n] + 1] : [piece[0], piece.at(-1) + 1])
    }
  }
  let piece = []
  for (const [at, letter] of raw.entries()) {
    if (isIgnored(letter)) continue
    const joins = MARK.test(letter) && piece.length <= MARKS_MOST
    if (piece.length && !joins && !(/\s/.test(letter) && /\s/.test(raw[piece.at(-1)]))) {
      put(piece)
      piece = []
    }
    piece.push(at)
  }
  if (piece.length) put(piece)
  return { raw, letters, spans }
}

/** Where letters stand in others, one place after another; they may overlap. */
export function* places(letters, wanted) {
  const last = letters.length - wanted.length
  for (let at = 0; wanted.length && at <= last; at += 1) {
    let n = 0
    while (n < wanted.length && letters[at + n] === wanted[n]) n += 1
    if (n === wanted.length) yield at
  }
}

const isWord = letter => letter !== undefined && /[\p{L}\p{N}_]/u.test(letter)

/** Whether words stand in the letters `start` to `end` of others, whole and free, as a value has to; or null. */
export function holds(letters, start, end, wanted) {
  const found = [...places(letters, wanted)]
  const said = found.map(at => {
    const to = at + wanted.length
    const [before, after] = [letters[at - 1], letters[to]]
    const isGlued =
      (isWord(before) && ".,-".includes(wanted[0])) ||
      (isWord(after) && ".,-".includes(wanted.at(-1))) ||
      (isPoint(after) && /\p{N}/u.test(letters[to + 1] ?? ""))
    if (at < start || end < to || isGlued) return false
    // Of places that overlap the check takes the first that fits.
    return found.some(other => other < at && other + wanted.length > at) ? null : isWhole(letters, at, to)
  })
  return said.includes(true) || (said.includes(null) ? null : false)
}

/** Words as a value of YAML keeps them. */
export const kept = text => text.replace(/\s+/g, " ").replace(LEFT_OUT, "").replace(/\s+/g, " ").trim()

/** The characters of a paragraph on the page, white space as one space, each with its node and its place in that. */
function shown(element) {
  const isOurs = node => node.parentElement.closest(".headerlink, .report, button, [data-added]")
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
  const found = []
  let gap
  while (walker.nextNode()) {
    const node = walker.currentNode
    if (isOurs(node)) continue
    let offset = 0
    for (const letter of node.data) {
      const place = { letter, node, offset, end: offset + letter.length }
      offset = place.end
      if (/\s/.test(letter)) gap ??= { ...place, letter: " " }
      else {
        if (gap && found.length) found.push(gap)
        gap = undefined
        found.push(place)
      }
    }
  }
  return found
}

/** The paragraphs of the page by their numbers, which can be quoted. `lengths` are theirs, as they were received. */
export function paragraphs(lengths) {
  const found = new Map()
  for (const [number, length] of lengths) {
    const element = document.getElementById(`p${number}`)
    if (!element) continue
    const text = shown(element)
    const view = folded(text.map(({ letter }) => letter).join(""))
    found.set(number, { number, element, text, ...view, isKnown: view.raw.length === length })
  }
  return found
}

/** The letters of a paragraph that stand for some of its characters. */
export function lettersOf({ spans }, start, end) {
  const first = spans.findIndex(([from]) => from >= start)
  const last = spans.findLastIndex(([, to]) => to <= end)
  return [first < 0 ? spans.length : first, last + 1]
}

/** The words of a paragraph from one letter to another. */
export const wordsOf = ({ raw, spans }, start, end) => raw.slice(spans[start][0], spans[end - 1][1]).join("")

/** What is selected in paragraphs: of each its number and the letters, taken to whole words. */
export function selected(range, blocks) {
  const found = []
  for (const block of blocks.values()) {
    if (!range.intersectsNode(block.element)) continue
    const holds = ({ node, offset, end }) => !range.comparePoint(node, offset) && !range.comparePoint(node, end)
    const inside = block.text.map((place, at) => (place.letter !== " " && holds(place) ? at : -1)).filter(at => at >= 0)
    if (!inside.length) continue
    const { letters } = block
    let [start, end] = lettersOf(block, inside[0], inside.at(-1) + 1)
    while (edge(letters, start) === false) start -= 1
    while (edge(letters, end) === false) end += 1
    if (start < end) found.push({ block, start, end })
  }
  return found
}
