/*
  What pages do beyond showing their text. Every page is whole without it: lists are complete, the page that is not
  there speaks all languages, and the home page has its language switch.
*/
"use strict"

{
  const language = document.documentElement.lang

  /* Opened from a folder, a site has no server: what needs one makes place for what says so. */

  const isFolder = location.protocol === "file:"
  for (const part of isFolder ? document.querySelectorAll("[data-folder], .verify") : []) {
    part.hidden = part.dataset.folder !== "yes"
  }

  /* Lists: the form's choices against the `data-…` of the items, and both against the address. */

  const filter = form => {
    const selects = [...form.querySelectorAll("select")]
    const items = [...form.nextElementSibling.querySelectorAll("li")]
    const status = form.querySelector("[role=status]")
    const reset = form.querySelector("[type=reset]")
    const plural = new Intl.PluralRules(language)
    const number = new Intl.NumberFormat(language)

    const read = () => {
      const asked = new URLSearchParams(location.search)
      for (const select of selects) {
        const value = asked.get(select.name) ?? ""
        const same = [...select.options].find(option => option.value.toLowerCase() === value.toLowerCase())
        // A value that no article has (any more) is shown as it was asked for, and leaves nothing.
        if (!same) select.add(new Option(value, value))
        select.value = same ? same.value : value
      }
    }

    const show = () => {
      const chosen = selects.filter(select => select.value)
      let left = 0
      for (const item of items) {
        const { dataset } = item.querySelector(".title")
        const fits = chosen.every(({ name, value }) => (dataset[name] ?? "").split(" ").includes(value))
        item.hidden = !fits
        left += fits
      }
      const { none, ...forms } = status.dataset
      const words = (forms[plural.select(left)] ?? forms.other).replace("{n}", number.format(left))
      const said = left ? words : none
      if (status.textContent !== said) status.textContent = said
      reset.hidden = !chosen.length
    }

    const write = () => {
      const asked = new URLSearchParams(location.search)
      for (const { name, value } of selects) {
        if (value) asked.set(name, value)
        else asked.delete(name)
      }
      const query = asked.toString() && `?${asked}`
      history.replaceState(null, "", location.pathname + query + location.hash)
      follow()
    }

    // The same list in another language keeps the choice.
    const follow = () => {
      for (const link of document.querySelectorAll(".masthead__languages a")) link.search = location.search
    }

    form.addEventListener("change", () => {
      show()
      write()
    })
    form.addEventListener("reset", event => {
      event.preventDefault()
      for (const select of selects) select.value = ""
      selects[0].focus() // the button goes
      show()
      write()
    })
    addEventListener("popstate", () => {
      read()
      show()
      follow()
    })
    form.classList.add("filters--ready")
    read()
    show()
    follow()
  }

  for (const form of document.querySelectorAll("form.filters")) filter(form)

  /* Addresses: a click on the number of a paragraph, or on the sign at a statement, copies its address. As a link it
     leads there as well. */

  const copied = document.querySelector(".copied")
  let silence
  addEventListener("click", event => {
    const link = event.target.closest?.(".headerlink, .permalink")
    if (!link || !copied || !navigator.clipboard) return
    navigator.clipboard.writeText(link.href).then(() => {
      copied.textContent = copied.dataset.words
      clearTimeout(silence)
      silence = setTimeout(() => (copied.textContent = ""), 2000)
    }, console.debug) // where the browser refuses, it is a link still
  })

  /* Checking a page or a quote: what does it is loaded when it is asked for. */

  addEventListener("click", event => {
    const button = event.target.closest?.("button.verify")
    if (button) import("./verify.js").then(({ verify }) => verify(button), console.error)
  })

  /* The same page in another language keeps the place: as ids are the same there, that of the address; from one
     translation to another the paragraph that one reads, whose counterpart the link names ("3:4 5:5"). */

  const reading = () => {
    const bar = document.querySelector(".versions").getBoundingClientRect().bottom
    const blocks = [...document.querySelectorAll(".text > [id]")].map(block => {
      const { top, bottom } = block.getBoundingClientRect()
      return { number: Number(block.id.slice(1)), named: `#${block.id}` === location.hash, top, bottom }
    })
    // Where the text begins in sight, nothing is read yet but what the address names.
    const begins = blocks[0].top >= bar
    const named = blocks.find(block => block.named)
    if (named && (begins || (named.bottom > bar && named.top < innerHeight))) return named.number
    // What is about to leave at the top has been read.
    return begins ? 0 : (blocks.find(block => block.bottom > bar + 64) ?? blocks.at(-1)).number
  }
  const tabs = [...document.querySelectorAll(".versions [data-places]")]
  const counterpart = tab => {
    const pairs = tab.dataset.places.split(" ").map(pair => pair.split(":"))
    const pair = pairs.findLast(([own]) => Number(own) <= reading())
    return pair ? `#p${pair[1]}` : ""
  }
  for (const link of [...document.querySelectorAll(".masthead__languages a"), ...tabs]) {
    if (link.querySelector("small") || link.ariaCurrent) continue // it leads to another page, or nowhere
    const tab = tabs.find(one => one === link) ?? tabs.find(one => one.hreflang === link.hreflang)
    const keep = () => (link.hash = tab ? counterpart(tab) : location.hash)
    for (const event of ["pointerdown", "click"]) link.addEventListener(event, keep)
  }

  /* Home: a link to the site in the browser's language. The first language of the browser's that the site speaks
     decides; `pt` and `pt-PT` are served by `pt-BR`. */

  const offers = [...document.querySelectorAll(".offer")]
  const base = tag => tag.toLowerCase().split("-")[0]
  const spoken = [language, ...offers.map(offer => offer.lang)]
  const best = wanted =>
    spoken.find(tag => tag.toLowerCase() === wanted.toLowerCase()) ?? spoken.find(tag => base(tag) === base(wanted))
  const wanted = navigator.languages.map(best).find(Boolean)
  for (const offer of offers) offer.hidden = offer.lang !== wanted

  /* The page that is not there: the language of the address comes first. Each section leads to its language's home
     page, so the longest home address that the address begins with tells it. */

  const sections = [...document.querySelectorAll(".not-found")]
  if (sections.length) {
    const home = section => section.querySelector("a").pathname
    const here = sections
      .filter(section => location.pathname.startsWith(home(section)))
      .sort((one, other) => home(other).length - home(one).length)[0]
    if (here && here !== sections[0]) {
      const [old, heading] = [sections[0], here].map(section => section.firstElementChild)
      const renamed = (element, tag) => {
        const made = document.createElement(tag)
        made.append(...element.childNodes)
        made.id = tag === "h1" ? "title" : ""
        element.replaceWith(made)
        return made
      }
      renamed(old, "h2").removeAttribute("id")
      const title = renamed(heading, "h1").textContent
      document.title = document.title.replace(/^.* – /, () => `${title} – `)
      document.documentElement.lang = here.lang
      sections[0].before(here)
    }
  }

  /* A model's page: only the statements of the chosen voice. One that the address points to is always shown. */

  const choose = choice => {
    const show = () => {
      const { value } = choice.querySelector(":checked")
      const hide = (selector, isHidden) => {
        for (const element of document.querySelectorAll(`.told ${selector}`)) element.hidden = isHidden(element)
      }
      hide(".statement", ({ dataset }) => value && !dataset.voices.split(" ").includes(value))
      hide(":is(.conflict, .evidence, .group)", element => !element.querySelector(".statement:not([hidden])"))
    }
    const come = () => {
      const target = document.getElementById(location.hash.slice(1))
      if (!target?.closest("[hidden]")) return
      choice.querySelector("input").checked = true
      show()
      target.scrollIntoView()
    }
    choice.addEventListener("change", show)
    addEventListener("hashchange", come)
    show() // the browser may remember a choice
    come()
  }

  for (const choice of document.querySelectorAll(".voices")) choose(choice)

  /* The comparison: only the chosen models, which stand in the address. Rows of which nothing is left go as well. Where
     models stand on several pages, a chosen one is brought here from the page that it stands on. */

  const compare = choice => {
    const name = choice.dataset.parameter
    const more = document.querySelector(".more-columns select")
    const boxes = () => [...choice.querySelectorAll("input")]
    const here = boxes().map(box => box.value)
    const show = () => {
      const chosen = boxes()
        .filter(box => box.checked)
        .map(box => box.value)
      for (const cell of document.querySelectorAll("[data-column]")) {
        cell.hidden = Boolean(chosen.length) && !chosen.includes(cell.dataset.column)
      }
      for (const row of document.querySelectorAll(".compare tbody tr")) {
        row.hidden = !row.querySelector("td:not([hidden]) .statement")
      }
      for (const group of document.querySelectorAll(".group"))
        group.hidden = !group.querySelector("tbody tr:not([hidden])")
      const asked = new URLSearchParams(location.search)
      if (chosen.length && chosen.join() !== here.join()) asked.set(name, chosen.join(" "))
      else asked.delete(name)
      history.replaceState(null, "", location.pathname + (asked.toString() && `?${asked}`) + location.hash)
      for (const link of document.querySelectorAll(".masthead__languages a, .topics a")) link.search = location.search
    }
    const bring = async slug => {
      const { dataset, text } = [...(more?.options ?? [])].find(({ value }) => value === slug) ?? {}
      if (!dataset?.part || boxes().some(({ value }) => value === slug)) return
      const address = new URL(dataset.part, location.href)
      const page = new DOMParser().parseFromString(await (await fetch(address)).text(), "text/html")
      const rows = page.querySelectorAll(".compare tr")
      for (const [number, row] of document.querySelectorAll(".compare tr").entries()) {
        const cell = document.importNode(rows[number].querySelector(`[data-column="${slug}"]`), true)
        for (const link of cell.querySelectorAll("a:not([href^='#'])")) {
          link.href = new URL(link.getAttribute("href"), address)
        }
        row.append(cell)
      }
      const box = Object.assign(document.createElement("input"), { type: "checkbox", name: "model", value: slug })
      const label = document.createElement("label")
      label.append(box, ` ${text}`)
      choice.append(label)
    }
    const check = slugs => {
      for (const box of boxes()) box.checked = slugs.includes(box.value)
      show()
    }
    const asked = new URLSearchParams(location.search).get(name)?.split(" ")
    choice.addEventListener("change", show)
    check(asked ?? here)
    if (!more || isFolder) return // what is on other pages cannot be brought
    more.parentElement.hidden = false
    more.addEventListener("change", async () => {
      const slug = more.value
      more.value = ""
      const chosen = boxes()
        .filter(box => box.checked)
        .map(box => box.value)
      await bring(slug).catch(console.warn)
      // The first one that is asked for stands alone at first: who wants one of hundreds compares few.
      check([...(chosen.join() === here.join() ? [] : chosen), slug])
    })
    Promise.all((asked ?? []).map(bring)).then(() => asked && check(asked), console.warn)
  }

  for (const choice of document.querySelectorAll(".choice")) compare(choice)
}
