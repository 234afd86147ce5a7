/*
  Statements that readers propose: words that are selected in an article's text offer it, and so does a button below the
  text. Nothing else is loaded before one of them is used; then propose-form.js opens the dialog.
*/

const section = document.querySelector(".propose")
const status = section.querySelector("[role=status]")
const repository = document.querySelector(".colophon").dataset.repository
const isBlock = element => /^p\d+$/.test(element.id)

let form // once one is opened

async function load() {
  const style = Object.assign(document.createElement("link"), {
    rel: "stylesheet",
    href: new URL("propose.css", import.meta.url),
  })
  const styled = new Promise(resolve => (style.onload = style.onerror = resolve))
  document.head.append(style)
  const [said, known] = [section.dataset.form, section.dataset.known].map(async address => {
    const answer = await fetch(address)
    if (!answer.ok) throw new Error(`${answer.status} ${address}`)
    return answer.json()
  })
  await styled
  const { make } = await import("./propose-form.js")
  return make(await said, await known, repository)
}

async function open(range) {
  try {
    form ??= await load()
    status.textContent = ""
    form.open(range)
  } catch (error) {
    status.textContent = status.dataset.failed
    status.scrollIntoView({ block: "center" })
    console.warn(error)
  }
}

// ── Beside the words that are selected: a button, or why they are none to quote ──

const button = section.querySelector("button")
const offer = document.createElement("div")
const beside = button.cloneNode(true)
const refused = document.createElement("p")
refused.textContent = button.dataset.refused
offer.className = "propose-offer propose-offer--beside"
offer.lang = section.lang || document.documentElement.lang
if (section.dir) offer.dir = section.dir
offer.append(beside, refused)

let range // the words that were selected last

/** The paragraphs of which words are selected. */
function touched(words) {
  const blocks = [...document.querySelectorAll("h1[id], .text > [id]")].filter(isBlock)
  return blocks.filter(block => {
    if (!words.intersectsNode(block)) return false
    const part = document.createRange()
    part.selectNodeContents(block)
    if (part.compareBoundaryPoints(Range.START_TO_START, words) < 0)
      part.setStart(words.startContainer, words.startOffset)
    if (part.compareBoundaryPoints(Range.END_TO_END, words) > 0) part.setEnd(words.endContainer, words.endOffset)
    return part.toString().trim()
  })
}

function show() {
  if (document.querySelector("dialog[open]")) return
  const selection = getSelection()
  const words = selection.rangeCount && !selection.isCollapsed ? selection.getRangeAt(0) : null
  const blocks = words && !offer.contains(words.commonAncestorContainer) ? touched(words) : []
  if (!blocks.length) {
    // Who goes to the button with the keyboard keeps the words, wherever the browser puts its caret.
    if (!offer.contains(document.activeElement)) offer.remove()
    return
  }
  range = words.cloneRange()
  beside.hidden = blocks.length > 1
  refused.hidden = blocks.length < 2
  const last = blocks.at(-1)
  if (last.nextElementSibling !== offer) last.after(offer)
  place()
}

/** Under the last line of the words, within the window; on a touch screen the style sheet has it at the foot. */
function place() {
  offer.style.translate = ""
  if (getComputedStyle(offer).position === "fixed") return
  const end = [...range.getClientRects()].at(-1)
  const own = offer.getBoundingClientRect()
  if (!end) return
  const wide = document.documentElement.clientWidth
  const left = Math.max(8, Math.min((end.left + end.right) / 2 - own.width / 2, wide - own.width - 8))
  offer.style.translate = `${left - own.left}px ${end.bottom + 6 - own.top}px`
}

let [soon, isHeld] = [0, false]
const wait = () => {
  clearTimeout(soon)
  soon = setTimeout(() => isHeld || show(), 100) // not at each letter that a finger takes in
}
document.addEventListener("selectionchange", wait)
// Under a mouse that is still selecting a button would be in the way.
addEventListener("pointerdown", ({ pointerType }) => (isHeld = pointerType === "mouse"))
for (const event of ["pointerup", "pointercancel"]) {
  addEventListener(event, () => {
    isHeld = false
    wait()
  })
}
addEventListener("resize", () => offer.isConnected && place())
// Where nothing has the focus, the tab key leads from the words to their button, wherever browsers would begin.
addEventListener("keydown", event => {
  const isFree = document.activeElement === document.body && offer.isConnected && !beside.hidden
  if (event.key !== "Tab" || event.shiftKey || !isFree) return
  event.preventDefault()
  beside.focus()
})
offer.addEventListener("pointerdown", event => event.preventDefault()) // it would take the selection away
beside.addEventListener("click", () => {
  open(range)
  offer.remove()
})
button.addEventListener("click", () => open(null))
section.hidden = false

// ── At the article's head, for the button stands far below it ──

const there = document.createElement("span")
const way = Object.assign(document.createElement("a"), { href: "#propose", textContent: button.textContent })
there.className = "to-propose"
there.append("\u00a0· ", way)
document.querySelector(".source-line").append(there)
