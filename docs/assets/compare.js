// The comparison: only the chosen models, which stand in the address. Rows of which nothing is left go as well. Where
// models stand on several pages, a chosen one is brought here from the page that it stands on.
"use strict"

{
  const compare = choice => {
    const name = choice.dataset.parameter
    const more = document.querySelector(".more-columns select")
    const boxes = () => [...choice.querySelectorAll("input")]
    const isBrought = slug => boxes().some(({ value }) => value === slug)
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
      if (!dataset?.part || isBrought(slug)) return
      const address = new URL(dataset.part, location.href)
      const page = new DOMParser().parseFromString(await (await fetch(address)).text(), "text/html")
      if (isBrought(slug)) return // it was asked for twice
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
    if (!more || location.protocol === "file:") return // what is on other pages cannot be brought
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
