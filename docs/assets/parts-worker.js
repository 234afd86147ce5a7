/* Pagefind's own worker, for parts.js. It would load its program for each part of a language; here once for all. */

const loaded = new Map()
const load = self.fetch.bind(self)

self.fetch = address => {
  const name = String(address).match(/\/(wasm\.[^/]+)$/)?.[1]
  if (!name) return load(address)
  if (!loaded.has(name)) loaded.set(name, load(new URL(`../pagefind/${name}`, self.location.href)))
  return loaded.get(name).then(answer => answer.clone())
}

importScripts("../pagefind/pagefind-worker.js")
