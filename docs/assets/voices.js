// A model's page: only the statements of the chosen voice. One that the address points to is always shown.
"use strict"

{
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
}
