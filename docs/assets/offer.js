// Home: a link to the site in the browser's language. The first language of the browser's that the site speaks decides;
// `pt` and `pt-PT` are served by `pt-BR`.
"use strict"

{
  const offers = [...document.querySelectorAll(".offer")]
  const base = tag => tag.toLowerCase().split("-")[0]
  const spoken = [document.documentElement.lang, ...offers.map(offer => offer.lang)]
  const best = wanted =>
    spoken.find(tag => tag.toLowerCase() === wanted.toLowerCase()) ?? spoken.find(tag => base(tag) === base(wanted))
  const wanted = navigator.languages.map(best).find(Boolean)
  for (const offer of offers) offer.hidden = offer.lang !== wanted
}
