// Translations of one text: their links lead to the paragraph that one reads, whose counterpart they name ("3:4 5:5").
// So do those of the masthead to the same pages, which site.js would have lead to the place in the address.
"use strict"

{
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
    const number = reading()
    const pair = pairs.findLast(([own]) => Number(own) <= number)
    return pair ? `#p${pair[1]}` : ""
  }
  for (const tab of tabs) {
    const twins = document.querySelectorAll(`.masthead__languages a[hreflang="${tab.hreflang}"]:not([aria-current])`)
    for (const link of [tab, ...twins]) {
      if (link.querySelector("small")) continue // it leads to another page
      const keep = () => (link.hash = counterpart(tab))
      for (const event of ["pointerdown", "click"]) link.addEventListener(event, keep)
    }
  }
}
