import { webLinks } from '../app/href.web.ts'
import type { SignedInVisit } from '../app/visit.web.ts'
import { sampleMail } from '../mail/mail.page.ts'
import type { MessageKind } from './reminder.ts'
import type { ExampleMessage } from './example.page.ts'
import { findTemplate } from './settings.store.ts'

/** In the words that go out now, in the language of the reader. */
export function examplesOf(
  { deps, language, organization, today }: SignedInVisit,
  kinds: readonly MessageKind[],
): Promise<ExampleMessage[]> {
  const about = { organization: organization.name, link: deps.config.publicUrl + webLinks.home(), today }
  return Promise.all(
    kinds.map(async (kind) => {
      const own = await findTemplate(deps.store.db, kind, language)
      return { kind, mail: sampleMail(kind, language, own, about) }
    }),
  )
}
