// On a page at an old address: go to the new one, to the same paragraph.
location.replace(document.getElementById("target").href + location.hash)
