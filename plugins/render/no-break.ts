const inline = /^<\/(?:a|b|em|span|strong)>$/
const symbols = ['%', '‰', 'mSv', 'µSv', 'mGy', 'Gy', 'MBq', 'kg', 'g', 'mg', 'µg', 'ng', 'L', 'l', 'dL', 'dl', 'mL', 'ml', 'km', 'm', 'cm', 'mm', 'm²', 'h', 'min', 's', '°C', 'mmHg', 'mmol', 'µmol', '× 10']
const times = [
  ...['year', 'years', 'month', 'months', 'week', 'weeks', 'day', 'days', 'hour', 'hours', 'minute', 'minutes', 'second', 'seconds'],
  ...['år', 'måned', 'måneder', 'uge', 'uger', 'dag', 'dage', 'døgn', 'time', 'timer', 'minut', 'minutter', 'sekund', 'sekunder'],
  ...['uke', 'uker', 'dager', 'minutt'],
]
// The longest first: of several units that begin alike the whole one must be read.
const units = [...symbols, ...times].toSorted((one, other) => other.length - one.length).join('|')
const beforeUnit = new RegExp(String.raw`(?<=\d) (?=(?:${units})(?![\p{L}]))`, 'gu')
const unitFirst = new RegExp(String.raw`^ (?=(?:${units})(?![\p{L}]))`, 'u')
const afterSign = /(?<=(?:^|[\s(])(?:[≥≤<>±]|&[lg]t;)) (?=\d)/g
// "Ventilations-/perfusionsskintigrafi" is no line long on a phone, and browsers do not break it here.
const joined = /(?<=\p{L}-\/)(?=\p{L})/gu
const thousands = /(?<![\d.,])\d{1,3}(?: \d{3})+(?!\d)/g

/** Markup whose numbers stay with their unit, their sign and their thousands when a line ends, and D-dimer whole. Text only: nothing inside a tag is touched. */
export function keepTogether(markup: string): string {
  let afterDigit = false
  return markup.replace(/<(?:"[^"]*"|[^">])*>|[^<]+/g, (part) => {
    if (part.startsWith('<')) {
      afterDigit &&= inline.test(part)
      return part
    }
    const start = afterDigit ? part.replace(unitFirst, '\u00a0') : part
    afterDigit = /\d$/.test(part)
    const words = start.replaceAll('D-dimer', 'D\u2011dimer').replace(joined, '<wbr>')
    return words.replace(thousands, (number) => number.replaceAll(' ', '\u00a0')).replace(beforeUnit, '\u00a0').replace(afterSign, '\u00a0')
  })
}
