// The page that is not there: the language of the address comes first. Each section leads to its language's home page,
// so the longest home address that the address begins with tells it.
"use strict"

{
  const sections = [...document.querySelectorAll(".not-found")]
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
