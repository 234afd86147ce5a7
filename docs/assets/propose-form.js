/* The dialog in which a statement is proposed: filled in, judged at each change, and handed out as YAML or as a link. */

import { judge, namedBy, proposal, readIn } from "./propose-claim.js"
import { kept, paragraphs, selected, wordsOf } from "./propose-words.js"

const DOUBTS = ["value_unsure", "value_lacks", "value_name_unsure"] // where a value may be somebody's reading

function element(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties)
  made.append(...children)
  return made
}

/** Words as people look for them: in small letters, without accents. */
const plain = text => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase()

/** The form, from what it `says` and is `known` of the article, with the address of the repository or none. */
export function make(form, known, repository) {
  const { say } = form
  const dialog = document.importNode(
    new DOMParser().parseFromString(form.form, "text/html").querySelector("dialog"),
    true,
  )
  document.body.append(dialog)
  const fields = dialog.querySelector("form").elements
  const part = selector => dialog.querySelector(selector)
  let blocks // as they are when it is opened
  let number // of the paragraph that is meant

  const tell = (label, values = {}) => {
    const given = { ...values }
    if (given.kind) given.example = say[given.kind]
    return say[label].replace(/\{(\w+)\}/g, (_, name) => given[name] ?? "")
  }
  const attributeOf = () => form.attributes.find(({ key }) => key === fields.attribute.value)
  const hide = (selector, isHidden) => {
    for (const each of dialog.querySelectorAll(selector)) each.hidden = isHidden(each)
  }

  /** What is filled in. */
  const state = () => {
    const kind = attributeOf()?.kind
    const read = [...dialog.querySelectorAll(".read input:checked")].map(({ value }) => value).filter(Boolean)
    const typed = kept(fields.typed.value)
    const value =
      {
        text: () => fields.words.value,
        "yes-no": () => fields.yes.value,
        names: () => [...read, ...(typed ? [typed] : [])].join(", "),
      }[kind]?.() ??
      (typed || read[0] || "")
    return {
      quote: fields.quote.value,
      block: number,
      model: fields.model.value === "*" ? kept(fields.slug.value) : fields.model.value,
      attribute: fields.attribute.value,
      value,
      own: fields.own.checked,
      speaker: fields.speaker.value,
      gloss: Object.fromEntries(
        [...dialog.querySelectorAll("[data-gloss] input")].map(input => [input.lang, input.value]),
      ),
      reason: fields.reason.value,
    }
  }

  /** Put choices into a list, keeping the one that was made, else taking `first`. */
  const choices = (select, groups, first) => {
    const chosen = select.value
    select.replaceChildren(
      ...groups.flatMap(([label, options]) => {
        const made = options.map(([value, text]) => new Option(text, value))
        if (!label) return made
        return made.length ? [Object.assign(element("optgroup", {}, ...made), { label })] : []
      }),
    )
    const values = [...select.options].map(({ value }) => value)
    select.value = values.includes(chosen) && chosen ? chosen : first
  }

  const showModels = () => {
    const models = namedBy(known, ["models"], number ?? 0)
    const listed = some => some.map(({ name }) => known.names[name].slice(1))
    const here = models.filter(each => each.here)
    const before = models.filter(each => !each.here && each.before).toSorted((one, two) => two.before - one.before)
    const others = models.filter(each => !each.here && !each.before)
    const groups = [
      ["", [["", say.choose]]],
      [say.models_here, listed(here)],
      [say.models_before, listed(before)],
      [say.models_elsewhere, listed(others)],
      ["", [["*", say.model_another]]],
    ]
    choices(fields.model, groups, listed([...here, ...before])[0]?.[0] ?? "")
    hide("[data-for=other]", () => fields.model.value !== "*")
  }

  /** Those who speak in a paragraph, then whom it names, then those named nearest before it. */
  const showSpeakers = span => {
    const spoken = known.spoken.filter(([, ...numbers]) => numbers.includes(number)).map(([name]) => name)
    const isQuoted = ([, block, start, end]) => block === number && span && start < span[1] && span[0] < end
    const quoted = known.quoted.filter(isQuoted).map(([name]) => name)
    const named = ["people", "organisations"] // in this order, for people speak more often
      .flatMap(kind => namedBy(known, [kind], number ?? 0))
      .filter(each => each.here || each.before)
      .toSorted((one, two) => two.here - one.here || (one.here ? 0 : two.before - one.before))
    const theirs = new Set([...quoted, ...spoken])
    const speakers = [...new Set([...theirs, ...named.map(({ name }) => name)])].map(name => known.names[name].slice(1))
    const first = theirs.size === 1 ? speakers[0][0] : ""
    choices(fields.speaker, [["", [["", say.article_itself], ...speakers]]], first)
  }

  /** The values that can be read in the words, to choose from: one of them, or of names any. */
  const showRead = (attribute, found) => {
    const box = part(".read")
    const read = attribute ? readIn(known, attribute, found) : []
    const type = attribute?.kind === "names" ? "checkbox" : "radio"
    const now = [type, ...read.map(({ value }) => value)].join("\n")
    if (box.dataset.shown === now) return
    box.dataset.shown = now
    const option = ({ value, shown }) => {
      const written = shown ? [element("span", { className: "note" }, ` (${value})`)] : []
      const words = element("span", {}, shown ?? value, ...written)
      return element("label", {}, element("input", { type, name: "read", value }), " ", words)
    }
    box.replaceChildren(
      ...read.map(option),
      ...(read.length ? [] : [element("p", { className: "note", textContent: say.none_found })]),
    )
    if (read.length && type === "radio") box.querySelector("input").checked = true
  }

  let isOpen = true // the list of attributes, through which arrows go

  const showAttribute = () => {
    const attribute = attributeOf()
    const chosen = !isOpen && dialog.querySelector("[name=attribute]:checked")?.nextElementSibling
    part(".chosen").hidden = !chosen
    part(".choosing").hidden = Boolean(chosen)
    if (chosen) {
      part(".chosen strong").textContent = chosen.querySelector("strong").textContent
      part(".chosen .note").textContent = chosen.querySelector(".note").textContent
    }
    part(".value").hidden = !attribute
    hide("[data-kinds]", ({ dataset }) => !attribute || !dataset.kinds.split(" ").includes(attribute.kind))
    hide("[data-gloss]", ({ dataset }) => dataset.gloss === known.language)
  }

  const find = () => {
    const query = plain(fields.find.value).split(/\s+/).filter(Boolean)
    let left = 0
    for (const label of dialog.querySelectorAll("#propose-attributes label")) {
      const text = `${plain(label.textContent)} ${label.firstElementChild.value}`
      label.hidden = !query.every(word => text.includes(word))
      left += !label.hidden
    }
    hide("#propose-attributes .group", group => !group.querySelector("label:not([hidden])"))
    part(".choosing [role=status]").textContent = left ? "" : tell("no_attributes", { query: fields.find.value })
  }

  /** A sentence with the file in it: a link that edits it, where there is a repository that has it. */
  const aroundFile = sentence => {
    const [before, after] = sentence.split("{file}")
    const href = `${repository}/edit/main/${known.file}`
    const isThere = repository && known.is !== "new"
    const file = isThere ? element("a", { href, target: "_blank", rel: "noopener" }, known.file) : known.file
    return [before, file, after]
  }

  let key = "" // that was pressed last

  /** Show the chosen attribute alone, unless somebody is still going through them. */
  const close = stays => {
    isOpen = stays
    showAttribute()
    if (!stays) part("[name=change]").focus({ preventScroll: true })
  }

  const update = () => {
    const before = number
    let judged = judge(state(), known, blocks, form)
    number = judged.found.block?.number
    const where = judged.found.found ?? []
    part("[data-for=block]").hidden = where.length < 2
    choices(fields.block, [["", where.map(each => [String(each), tell("paragraph", { n: each })])]], "")
    fields.block.value = String(number ?? "")
    if (number !== before || !fields.model.options.length) {
      showModels()
      showSpeakers(judged.found.span)
    }
    showRead(attributeOf(), judged.found)
    judged = judge(state(), known, blocks, form)
    hide("[data-for=other]", () => fields.model.value !== "*")
    hide("[data-for=reason]", () => !judged.needsReason)
    const isDoubted = judged.said.some(({ label }) => DOUBTS.includes(label))
    part(".own").hidden = attributeOf()?.kind === "yes-no" || !(isDoubted || fields.own.checked)
    part(".verdict ul").replaceChildren(
      ...judged.said.map(({ is, label, values }) => element("li", { className: is }, tell(label, values))),
    )
    const outcome = say[{ ok: "good", ask: "unsure", no: "bad" }[judged.is]]
    if (part(".outcome").textContent !== outcome) part(".outcome").textContent = outcome
    part(".outcome").dataset.is = judged.is
    part(".result").hidden = judged.is === "no"
    part(".said").textContent = ""
    if (judged.is === "no") return
    const isNew = known.is !== "begun"
    fields.yaml.value = `${isNew ? "claims:\n" : ""}${judged.yaml}`
    fields.yaml.rows = Math.min(12, fields.yaml.value.split("\n").length)
    const label = { begun: "place", there: "place_new_list", new: "place_new_file" }[known.is]
    part(".where").replaceChildren(...aroundFile(say[label]))
    if (!repository) return
    const { address, isWhole } = proposal(repository, judged.yaml, state(), known, form.address)
    part(".send").href = address
    part(".send").hidden = false
    hide("[data-for=send]", () => false)
    if (!isWhole) part(".said").textContent = say.too_long_for_link
  }

  const copy = async () => {
    try {
      await navigator.clipboard.writeText(fields.yaml.value)
      part(".said").textContent = say.copied
    } catch {
      fields.yaml.select() // it is not allowed, or not there: only addresses with https have it
      part(".said").textContent = say.not_copied
    }
  }

  dialog.addEventListener("input", ({ target }) => {
    if (target === fields.find) return find()
    if (target.name === "read" && target.type === "radio") fields.typed.value = ""
    if (target === fields.typed && attributeOf()?.kind !== "names") {
      for (const each of dialog.querySelectorAll(".read input")) each.checked = false
    }
    if (target.name === "attribute") {
      fields.own.checked = false
      fields.typed.value = ""
      close(key.startsWith("Arrow"))
    }
    // The words of the quote are the value's until somebody has changed them.
    if (target === fields.words) fields.words.dataset.changed = fields.words.value && "changed"
    if (target === fields.quote) takeOver()
    if (target === fields.block) number = Number(target.value)
    update()
  })
  dialog.addEventListener("click", ({ target }) => {
    if (target.name === "copy") copy()
    if (target.name === "change") {
      isOpen = true
      showAttribute()
      dialog.querySelector("[name=attribute]:checked").focus()
    }
    if (target === dialog) dialog.close() // beside the form
  })
  dialog.addEventListener("keydown", event => {
    key = event.key
    // Enter sends no form here; in a field of one line it would close the dialog.
    if (key !== "Enter" || !event.target.matches("input")) return
    event.preventDefault()
    if (event.target.name === "attribute" && event.target.checked) close(false)
  })
  dialog.addEventListener("pointerdown", () => (key = ""))

  const takeOver = () => {
    if (fields.words.dataset.changed) return
    const bare = kept(fields.quote.value).match(/^[\s\p{P}]*?([\p{L}\p{N}$€£+~<>≈≤≥(“"«].*?)[\s.,;:!?…]*$/su)
    fields.words.value = bare?.[1] ?? kept(fields.quote.value)
  }

  const clear = () => {
    dialog.querySelector("form").reset()
    delete fields.words.dataset.changed
    delete part(".read").dataset.shown
    fields.model.replaceChildren()
    fields.speaker.replaceChildren()
    number = undefined
    isOpen = true
    find()
    showAttribute()
  }

  return {
    /** Open it, with the words of a range filled in where that is one in a paragraph. */
    open(range) {
      blocks = paragraphs(known.blocks)
      clear()
      const [only, ...others] = range ? selected(range, blocks) : []
      fields.quote.lang = known.language
      fields.words.lang = known.language
      if (only && !others.length) {
        number = only.block.number
        fields.quote.value = kept(wordsOf(only.block, only.start, only.end))
      }
      takeOver()
      update()
      dialog.showModal()
      ;(fields.quote.value ? fields.model : fields.quote).focus()
    },
  }
}
