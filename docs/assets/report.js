// In the paragraph or quote that the reader points at, goes to or has come for: a link that reports an error in it,
// with its page, number and words filled in. There is one such link, which moves; without a script the footer's
// link stays, which fills in the page alone.
{
  const LENGTH = 300 // characters of the words; an address must not grow too long
  const form = document.querySelector(".colophon .report")
  const link = form.cloneNode()

  const show = at => {
    const block = at instanceof Element && at.closest(".text > *, blockquote")
    const place = block && block.querySelector(".headerlink, .place")
    if (!place || place.nextSibling === link || document.activeElement === link) return
    link.remove()
    const words = block.textContent.replace(place.textContent, "").replace(/\s+/g, " ").trim()
    const address = new URL(form.href)
    // On the site itself, wherever the page was opened from.
    const page = new URL(place.getAttribute("href"), address.searchParams.get("article"))
    address.searchParams.set("article", page.origin + page.pathname.replace(/index\.html$/, ""))
    address.searchParams.set("block", page.hash.slice(2)) // #p5 is paragraph 5
    address.searchParams.set("quote", words.length > LENGTH ? words.slice(0, LENGTH) + "…" : words)
    link.href = address
    link.title = `${form.textContent.trim()} (${place.textContent.trim()})`
    link.setAttribute("aria-label", link.title)
    place.after(link)
  }

  const come = () => show(document.getElementById(location.hash.slice(1)))
  addEventListener("pointerover", event => show(event.target))
  addEventListener("focusin", event => show(event.target))
  addEventListener("hashchange", come)
  come()
}
