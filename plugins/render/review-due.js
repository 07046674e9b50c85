// A published page is never edited, but its review date passes: this shows the notice that is already in the page.
const today = new Date().toISOString().slice(0, 10)
for (const notice of document.querySelectorAll('[data-review-due]')) {
  if ((notice.getAttribute('data-review-due') ?? today) < today) notice.removeAttribute('hidden')
}
