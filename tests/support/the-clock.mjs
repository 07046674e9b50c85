// Loaded before a program under test: it then lives on the day the demonstration content was made for. Declarations of interests in the
// content are good for twelve months, and a test must not fail because they have passed.
const shift = Date.parse('2026-11-20T09:00:00Z') - Date.now()
const now = Date.now.bind(Date)

globalThis.Date = new Proxy(Date, {
  construct: (target, given) => Reflect.construct(target, given.length === 0 ? [now() + shift] : given),
  get: (target, key) => (key === 'now' ? () => now() + shift : Reflect.get(target, key)),
})
