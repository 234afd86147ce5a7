// Light or dark: the reader's choice where there is one, else the system's. Runs before the page is shown.
"use strict"

{
  const KEY = `${new URL("..", document.currentScript.src).pathname}.scheme` // sites may share an address
  const root = document.documentElement
  const system = matchMedia("(prefers-color-scheme: dark)")
  const other = scheme => (scheme === "dark" ? "light" : "dark")

  let chosen = null
  try {
    chosen = localStorage.getItem(KEY)
  } catch {
    // Where the browser keeps nothing, a choice holds for its page.
  }

  const show = () => {
    if (chosen) root.dataset.scheme = chosen
    const button = document.querySelector(".masthead__scheme")
    if (!button) return
    const next = other(chosen ?? (system.matches ? "dark" : "light"))
    button.dataset.next = next
    button.title = button.dataset[next]
    button.setAttribute("aria-label", button.title)
  }

  const choose = ({ currentTarget }) => {
    chosen = currentTarget.dataset.next
    try {
      localStorage.setItem(KEY, chosen)
    } catch {
      // See above.
    }
    show()
  }

  root.className = "js"
  show()
  system.addEventListener("change", show)
  document.addEventListener("DOMContentLoaded", () => {
    show()
    document.querySelector(".masthead__scheme")?.addEventListener("click", choose)
  })
}
