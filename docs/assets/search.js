/*
  The search: in the dialog of every page and, with filters, on a page of its own (templates/partials/search.html).
  site.js loads this with the dialog; finding.js, loaded when something is to be sought, says what answers.
*/

const SHOWN = { dialog: 5, page: 20 } // of each language
const FEW = 3 // results; fewer ones make place for what may have been meant

const holder = document.querySelector("#search")
const dialog = holder instanceof HTMLDialogElement ? holder : null
const [form, status, list] = ["form", "[role=status]", "ol"].map(part => holder.querySelector(part))
const own = document.querySelector(".masthead").lang // the language in which the site speaks around the page

// ── Results ──

function element(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties)
  made.append(...children)
  return made
}

/** Words as text, with those that were found marked, but for the signs at them. */
function marked(words) {
  return words.flatMap(({ word, hit }, n) => {
    const [, before, bare, after] = word.match(/^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)$/u)
    return [n ? " " : "", ...(hit ? [before, element("mark", {}, bare), after] : [word])]
  })
}

const dotted = items => items.flatMap((each, n) => [n ? " · " : "", each]).flat()

/** The words of a place, and who says them; `facts` are what else is to be said below. */
function told({ label, excerpt, speakers, isOurs }, facts, language, { say }) {
  const { words, before, after } = excerpt
  const quote = [before ? "… " : "", ...marked(words), after ? " …" : ""]
  const who = speakers.map(each => element("span", { className: "speaker", lang: language }, ...marked(each)))
  if (label.length && !who.length) who.push(say["statement.the_article"])
  if (isOurs) who.push(say["statement.gloss"])
  return [
    ...(words.length ? [element("p", { className: "excerpt", lang: language, dir: "auto" }, ...quote)] : []),
    element("p", { className: "facts" }, ...dotted([...who, ...facts])),
  ]
}

/** A result as an element of the list: of a model up to three statements, each with its link. */
function shown({ url, language, kind, title, places, meta, models }, known) {
  const { say } = known
  const [first, ...others] = places
  const link = (className, place, ...words) => {
    const href = place?.anchor ? `${url}#${place.anchor}` : url
    return element("a", { className, lang: language, dir: "auto", href }, ...words)
  }
  const heading = link("title", first, title)
  if (first?.label.length) heading.append(": ", ...marked(first.label))
  const is = first?.label.length ? "statement" : kind
  const facts = [kind === "article" ? known.languages[language] : say[`search.is.${is}`]]
  if (kind === "article") {
    const { publisher, date } = meta
    const long = new Intl.DateTimeFormat(known.locale, { dateStyle: "long", timeZone: "UTC" })
    if (publisher) facts.push(element("span", { lang: language, dir: "auto" }, publisher))
    facts.push(date ? long.format(new Date(date)) : say["articles.undated"])
    facts.push(...models.map(slug => known.models[slug]))
  }
  const only = element("p", { className: "facts" }, ...dotted(facts))
  const more = others.map(place => {
    const label = link("label", place, ...marked(place.label))
    return element("div", { className: "also" }, label, ...told(place, [], language, known))
  })
  return element("li", {}, heading, ...(first ? told(first, facts, language, known) : [only]), ...more)
}

let finding // finding.js, once the search has been opened

/** What finding.js knows of the reader's language. */
async function load() {
  finding ??= await import("./finding.js")
  return finding.load(form.action, own)
}

/** Load what seeks, as the dialog has been opened. If that fails, it is said when something is asked. */
export const prepare = () => load().catch(() => {})

let turn = 0

/** Show what answers; gives how many results there are, and whether `more` than shown and one that `hasAll` words. */
async function fill(known, asked, heard, mine) {
  let [total, more, hasAll, n] = [0, false, false, 0]
  for await (const { items, total: all } of finding.find(known, asked, dialog ? SHOWN.dialog : SHOWN.page, heard)) {
    if (mine !== turn) return
    const lost = !n && list.contains(document.activeElement) // an arrow was quicker than the answer
    const made = items.map(each => shown(each, known))
    if (n++) list.append(...made)
    else list.replaceChildren(...made)
    if (lost) form.q.focus()
    total += all
    more ||= all > items.length
    hasAll ||= items.some(each => each.hasAll)
  }
  return { total, more, hasAll }
}

async function show() {
  const mine = ++turn
  list.ariaBusy = "true"
  const asked = Object.fromEntries(new FormData(form))
  asked.q = asked.q.trim()
  if (!dialog) address(asked)
  else holder.querySelector(".search__page").search = asked.q && new URLSearchParams({ q: asked.q })
  if (!asked.q) {
    list.replaceChildren()
    list.ariaBusy = "false"
    status.textContent = ""
    return
  }
  if (!list.children.length) status.textContent = form.dataset.wait
  try {
    const known = await load()
    const heard = new Set()
    let found = await fill(known, asked, heard, mine)
    const meant = found && (await finding.corrected(asked.q, heard, known))
    const instead = Boolean(meant) && found.total < FEW
    if (instead) found = await fill(known, { ...asked, q: meant }, heard, mine)
    const query = instead ? meant : asked.q
    const isPart = found && !found.hasAll && (instead || !meant)
    const less = isPart && (await finding.shortened({ ...asked, q: query }, known))
    if (less) found = await fill(known, { ...asked, q: less.q }, heard, mine)
    if (mine !== turn) return
    tell({ ...found, query: asked.q, meant, instead, without: less?.without }, known)
  } catch (error) {
    if (mine !== turn) return
    finding?.forget()
    list.replaceChildren()
    status.textContent = form.dataset.failed
    console.warn(error)
  }
  list.ariaBusy = "false"
}

/** Say how many results there are, and what may have been meant: `instead` of the query that is what is shown,
    or what some page has of it `without` these words. */
function tell({ total, more, query, meant, instead, without }, known) {
  const { say } = known
  const parts = []
  if (!total) parts.push(`${say["search.none"].replace("{query}", () => query)} ${say["search.try"]}`)
  if (meant) {
    const [before, after] = say[instead ? "search.instead" : "search.meant"].split("{query}")
    const button = element("button", { type: "button", className: "search__meant" }, meant)
    button.addEventListener("click", () => {
      form.q.value = meant
      form.q.focus()
      show()
    })
    parts.push(element("span", {}, before, button, after))
  }
  if (total && without) parts.push(say["search.without"].replace("{words}", () => without.join(", ")))
  if (total) parts.push(count(total, known) + (more ? ` · ${say["search.first"]}` : ""))
  status.replaceChildren(...parts.flatMap((part, n) => [n ? " " : "", part]))
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

holder.addEventListener("keydown", event => {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  const stops = [form.q, ...holder.querySelectorAll(".search__meant, ol a")]
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

if (!dialog) {
  form.addEventListener("submit", event => {
    event.preventDefault()
    show()
  })
  const given = new URLSearchParams(location.search)
  for (const field of form.elements) {
    field.value = given.get(field.name) ?? field.value
    if (field.selectedIndex < 0) field.selectedIndex = 0 // there is no such choice
  }
}
if (form.q.value) show() // in the dialog what was typed while this was on its way
