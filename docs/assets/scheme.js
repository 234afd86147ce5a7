// The reader's choice of light or dark: where the theme's script keeps it, and the page in it before it is shown.
// In place of the theme's inline scripts, which the pages' content security policy does not let in.
{
  const root = new URL("..", document.currentScript.src).pathname
  globalThis.__md_get = (name, storage = localStorage) => JSON.parse(storage.getItem(`${root}.${name}`))
  globalThis.__md_set = (name, value, storage = localStorage) => {
    try {
      storage.setItem(`${root}.${name}`, JSON.stringify(value))
    } catch {
      // Where the browser keeps nothing, the choice holds for this page.
    }
  }

  const chosen = globalThis.__md_get("__palette")?.color
  if (chosen) {
    for (const [name, value] of Object.entries(chosen)) document.body.setAttribute(`data-md-color-${name}`, value)
  }
}
