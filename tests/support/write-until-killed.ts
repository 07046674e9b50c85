import { saveDraft } from '#app/workflow/save-draft.server.ts'
import { openDatabase } from '#schema/db/open-database.server.ts'
import { getVersion } from '#schema/db/version-record.server.ts'

// Saves a draft again and again, and says the revision after each save, until it is killed. Arguments: database file, version.
const [, , file = '', versionId = ''] = process.argv
const db = openDatabase(file)
for (let count = 0; ; count += 1) {
  const version = getVersion(db, Number(versionId))!
  const text = `${process.pid}.${count}`
  const { revision } = saveDraft(
    { db, actor: { id: 'anna-author' }, at: new Date().toISOString() },
    { versionId: version.id, revision: version.revision, content: { ...version.content, title: { da: text, nb: text, en: text } } },
  )
  process.stdout.write(`${revision}\n`)
}
