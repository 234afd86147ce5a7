/*
  What every page does beyond showing its text. Other scripts stand only where there is what they are for
  (templates/partials/footer.html). Every page is whole without them.
*/
"use strict"

{
  /* Opened from a folder, a site has no server: what needs one makes place for what says so. */

  const isFolder = location.protocol === "file:"
  for (const part of isFolder ? document.querySelectorAll("[data-folder], .verify") : []) {
    part.hidden = part.dataset.folder !== "yes"
  }

  /* The search: its dialog is opened here, and what seeks in it is loaded with that. On its own page it is there. */

  const opener = document.querySelector(".masthead__search")
  const holder = document.querySelector("#search")
  const field = holder.querySelector("[name=q]")
  const dialog = holder instanceof HTMLDialogElement ? holder : null

  const open = () => {
    if (!dialog) return field.focus()
    if (!dialog.open) dialog.showModal()
    field.select()
    import("./search.js").then(
      search => search.prepare(),
      error => {
        dialog.querySelector("[role=status]").textContent = field.form.dataset.failed
        console.warn(error)
      },
    )
  }

  // A link to the search's page where there is no dialog to open, which seeks nothing in a folder.
  if (dialog && !isFolder) {
    opener.setAttribute("role", "button")
    opener.setAttribute("aria-haspopup", "dialog")
    opener.addEventListener("click", event => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return
      event.preventDefault()
      open()
    })
    opener.addEventListener("keydown", event => {
      if (event.key !== " ") return // a button, other than a link, goes by the space bar too
      event.preventDefault()
      open()
    })
    // The ground around the dialog, its button and a result on this very page close it.
    dialog.addEventListener("click", event => {
      if (event.target === dialog || event.target.closest(".search__close, a")) dialog.close()
    })
  }

  addEventListener("keydown", event => {
    const typing = event.target.closest?.("input:not([type=radio]), textarea, select, [contenteditable]")
    // Right after the dialog was closed its field still has the focus for a moment.
    const isWriting = typing && !(dialog && !dialog.open && dialog.contains(typing))
    const { key, ctrlKey, metaKey, altKey, shiftKey } = event
    const asks = key === "/" ? !ctrlKey && !metaKey : key === "k" && ctrlKey !== metaKey && !shiftKey
    if (!asks || altKey || isWriting || isFolder) return
    event.preventDefault()
    open()
  })

  /* Addresses: a click on the number of a paragraph, or on the sign at a statement, copies its address. As a link it
     leads there as well. A feed has a button for it. */

  const notice = document.querySelector(".copied")
  let silence
  const tell = (words, milliseconds) => {
    notice.textContent = words
    clearTimeout(silence)
    silence = setTimeout(() => (notice.textContent = ""), milliseconds)
  }

  addEventListener("click", event => {
    const from = event.target.closest?.(".headerlink, .permalink, .feeds button")
    if (!from || !notice || !navigator.clipboard) return
    // Where the browser refuses, it is a link still.
    navigator.clipboard.writeText(from.href ?? from.value).then(() => tell(notice.dataset.words, 2000), console.debug)
  })
  for (const button of document.querySelectorAll(".feeds button")) button.hidden = !navigator.clipboard

  /* Checking a page or a quote: what does it is loaded when it is asked for. */

  addEventListener("click", event => {
    const button = event.target.closest?.("button.verify")
    if (!button) return
    import("./verify.js")
      .then(({ verify }) => verify(button))
      .catch(error => {
        console.debug(error)
        tell(notice.dataset.unchecked, 10_000)
      })
  })

  /* The same page in another language keeps the place, for ids are the same there. */

  for (const link of document.querySelectorAll(".masthead__languages a:not([aria-current])")) {
    if (link.querySelector("small")) continue // it leads to another page
    const keep = () => (link.hash = location.hash)
    for (const event of ["pointerdown", "click"]) link.addEventListener(event, keep)
  }
}
