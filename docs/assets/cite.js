// Says in an article's citation when the page was seen, and copies it: the words on the page, or a file beside it. Without
// this the files can be loaded.
{
  const status = document.querySelector(".copied")
  const file = address => fetch(address).then(answer => (answer.ok ? answer.text() : Promise.reject(answer.status)))

  // A browser may write to the clipboard only while it answers a click: it is handed what is still on its way.
  const copy = (text, button) => {
    const kept = text.then(words => new Blob([words], { type: "text/plain" }))
    const written = globalThis.ClipboardItem
      ? navigator.clipboard.write([new ClipboardItem({ "text/plain": kept })])
      : text.then(words => navigator.clipboard.writeText(words))
    return written.then(() => {
      status.textContent = button.closest(".cite").dataset.words
      setTimeout(() => (status.textContent = ""), 2000)
    })
  }

  const accessed = document.querySelector(".accessed")
  const { words, locale } = accessed.dataset
  accessed.textContent = words.replace("{date}", new Intl.DateTimeFormat(locale, { dateStyle: "long" }).format())

  if (navigator.clipboard) {
    for (const button of document.querySelectorAll(".cite button")) {
      button.hidden = false
      button.addEventListener("click", () => {
        const link = button.previousElementSibling
        const words = () => document.querySelector(".citation").textContent.replace(/\s+/g, " ").trim()
        const text = button.dataset.copies === "file" ? file(link.href) : Promise.resolve(words())
        // Where the browser refuses or nothing can be fetched, the file is loaded as the link would.
        copy(text, button).catch(() => link?.click())
      })
    }
  }
}
