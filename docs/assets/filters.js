// Lists: the form's choices against the `data-…` of the items, and both against the address.
"use strict"

{
  const language = document.documentElement.lang

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
}
