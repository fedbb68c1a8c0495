import { hrefTo } from '../app/href.web.ts'
import type { SignedInVisit } from '../app/visit.web.ts'
import { endWaiting } from '../learning/waiting.store.ts'
import { corrected } from '../ledger/history.ts'
import { historyOf } from '../ledger/ledger.store.ts'
import { siteVersionsAfter } from '../ledger/site-version.ts'
import { policyOf, recordingOf } from '../people/change.web.ts'
import { canonicalJson } from '../platform/codes/canonical.ts'
import { hashOf } from '../platform/codes/hash.store.ts'
import type { Database } from '../platform/database/schema.store.ts'
import { formatDate } from '../platform/time/date.page.ts'
import { type Answering, agreeToChange, type OpenChange, refuseChange, showChange } from './answer.web.ts'
import { publishOwn, readDefaults } from './defaults/defaults.store.ts'
import { defaultsAfter, fromOrganization, ownDraft } from './defaults/defaults.ts'
import { detailsOf, draftOf } from './draft.ts'
import { brokenText } from './phone/phone.page.ts'
import { publishNumbers } from './phone/phone.store.ts'
import { linesForAll, onlyNumbers, onlyOwnNumbers, takenByAll } from './phone/phone.ts'
import { brokenVersion, changed } from './phone/planned.ts'
import { effectOf } from './effect.web.ts'
import { blanksOf, formOf, wholeDraft } from './form-state.web.ts'
import { dropSiteDraft } from './kept-draft.store.ts'
import { changedLines } from './preview.page.ts'
import { readProposal, refuseProposal } from './proposal.store.ts'
import { sectionsOf } from './site.page.ts'
import { detailsToCome, publishedDetails, type Site } from './site.store.ts'
import { siteOfPath } from './site.web.ts'

export async function showSiteProposal(visit: SignedInVisit): Promise<void> {
  await showChange(visit, ofSite(visit, await siteOfPath(visit)))
}

export async function agreeToProposal(visit: SignedInVisit): Promise<void> {
  await agreeToChange(visit, ofSite(visit, await siteOfPath(visit)))
}

export async function refuseSiteProposal(visit: SignedInVisit): Promise<void> {
  await refuseChange(visit, ofSite(visit, await siteOfPath(visit)))
}

function ofSite(visit: SignedInVisit, site: Site): Answering {
  const to = { site: site.id }
  return {
    find: (db) => openIn(visit, db, site),
    links: {
      back: hrefTo('/hr/sites/:site', to),
      agree: hrefTo('/hr/sites/:site/agreements', to),
      refuse: hrefTo('/hr/sites/:site/refusals', to),
    },
    log: to,
  }
}

async function openIn(visit: SignedInVisit, db: Database, site: Site): Promise<OpenChange | null> {
  const { content, language, organization, t, today } = visit
  const { proposal } = await readProposal(db, site.id)
  if (proposal === null) return null
  const live = await publishedDetails(db, site.id, today)
  const comes = await detailsToCome(db, site.id, today)
  const { defaults } = await formOf(visit, db, site)
  const { body } = proposal
  const parts = body.v === 1 ? [] : body.fromOrganization
  // What's the site's own in it, and the whole with what the organization says now.
  const own = ownDraft(body.details, parts)
  const whole = detailsOf(wholeDraft({ draft: own, defaults }), body.details.organization)
  const planned = siteVersionsAfter(corrected(await historyOf(db, site.id)), today)
  const said = { details: whole, parts: fromOrganization(own, defaults) }
  // A text of the organization's that waits for a version to come waits on, and the site's number doesn't.
  const ownAlone = live === null || comes === null ? null : onlyOwnNumbers(live, own)
  const changes = body.from > today ? null : (onlyNumbers(live, said) ?? ownAlone)
  const details = live === null || changes === null ? whole : changed(live, changes)
  const blanks = await blanksOf(db, site, draftOf(details), visit)
  const ofAll = defaultsAfter(corrected(await readDefaults(db, policyOf(visit))), today)
  const words = t.hr.sites
  const broken = changes === null || live === null ? null : brokenVersion({ live, planned }, changes, today)
  const ofOrganization = linesForAll(live === null ? planned : [live, ...planned], defaults)
  const blocked =
    comes !== null && changes === null
      ? words.preview.comesFirst(formatDate(comes.effectiveOn, language))
      : blanks.length > 0
        ? words.proposal.unfinished
        : takenByAll(changes ?? [], ofOrganization).length > 0
          ? `${words.phone.taken}.`
          : broken !== null
            ? brokenText(broken, visit)
            : ofAll !== null && body.from > today
              ? words.proposal.ofAll(formatDate(ofAll.effectiveOn, language))
              : ''
  const mark = hashOf([proposal.id, live?.id ?? '', comes?.id ?? '', details]).slice(0, 16)
  return {
    proposal,
    mark,
    blocked,
    publishedHref: hrefTo('/hr/sites/:site', { site: site.id }, { published: changes === null ? 'now' : 'phone' }),
    async describe(shell, from) {
      const before = live?.body.details ?? null
      const draft = draftOf(details)
      const sections = sectionsOf(shell, { blanks: [], today }, draft, {})
      return {
        name: site.name,
        changes: before === null ? [] : changedLines(shell, { from: draftOf(before), to: draft }, today),
        effect: await effectOf(visit, site.id, { before, after: details, from, draft, sections }),
        comes:
          comes === null || changes === null
            ? ''
            : words.phone.comes(comes.body.version, formatDate(comes.effectiveOn, language)),
      }
    },
    async publish(tx, from) {
      const recording = recordingOf(visit)
      if (changes !== null) return publishNumbers(tx, site.id, changes, recording, body.proposal)
      const published = { site: site.id, draft: own, organization: body.details.organization }
      await publishOwn(tx, policyOf(visit), published, recording, { from, proposal: body.proposal })
      const { draft } = await formOf(visit, tx, site)
      // A draft that somebody has changed since is another one.
      if (canonicalJson(detailsOf(draft, organization.name)) === canonicalJson(detailsOf(own, organization.name)))
        await dropSiteDraft(tx, site.id)
      if (from === today) await endWaiting(tx, content.course, site.id, recording)
    },
    refuse: (tx, refusal) => refuseProposal(tx, site.id, refusal, recordingOf(visit)),
  }
}
