import type { Files } from '../file.job.ts'
import { type Glossary, glossaryFile, leftOutWords } from '../glossary.ts'
import { type Problem, problem } from '../problem.job.ts'

const GLOSSARY = 'es/glossary.yaml'

/** The folders with Spanish words of the course and the admin kit. */
const SPANISH = ['es', 'kit/es']

export function readGlossary(files: Files): Glossary | null {
  return files.yaml(GLOSSARY, glossaryFile)
}

/** Finds the words in Spanish content that the glossary leaves out. Its own terms must keep to it as well. */
export function glossaryProblems(files: Files): Problem[] {
  const glossary = readGlossary(files)
  if (glossary === null) return []
  const ownTerms = glossary.terms.map(({ english, spanish }) => ({ path: english, text: spanish }))
  return [
    ...ownTerms.flatMap(({ path, text }) =>
      leftOutWords(glossary, text).map((found) => problem(GLOSSARY, path, messageOf(found))),
    ),
    ...SPANISH.flatMap((folder) => files.names(folder))
      .filter((file) => file !== GLOSSARY)
      .flatMap((file) =>
        leftOutWords(glossary, files.text(file) ?? '').map((found) =>
          problem(file, `line ${found.line}`, messageOf(found)),
        ),
      ),
  ]
}

function messageOf({ words, instead }: { readonly words: string; readonly instead: string }): string {
  return `says "${words}", which ${GLOSSARY} leaves out: use ${instead}`
}
