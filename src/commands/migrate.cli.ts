import { type Command, readOptions } from './command.cli.ts'
import { DATABASE_HELP, DATABASE_OPTIONS, openChosen } from './database.cli.ts'

export const migrateCommand: Command = {
  name: 'migrate',
  summary: 'make the tables, or bring them up to date',
  help: `csec migrate [--database ADDRESS | --data-dir FOLDER]

${DATABASE_HELP}

The server does the same when it starts. Goes forward only, and each step wholly or not at all.
Make a backup first.`,
  async run(args) {
    const store = await openChosen(readOptions(args, DATABASE_OPTIONS))
    await store.close()
    console.log('The database is up to date.')
    return 0
  },
}
