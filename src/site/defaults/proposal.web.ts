import { hrefTo } from '../../app/href.web.ts'
import type { SignedInVisit } from '../../app/visit.web.ts'
import { policyOf, recordingOf } from '../../people/change.web.ts'
import { canonicalJson } from '../../platform/codes/canonical.ts'
import { hashOf } from '../../platform/codes/hash.store.ts'
import type { Database } from '../../platform/database/schema.store.ts'
import { formatDate } from '../../platform/time/date.page.ts'
import { type Answering, agreeToChange, type OpenChange, refuseChange, showChange } from '../answer.web.ts'
import { dropSiteDraft } from '../kept-draft.store.ts'
import { newlyBroken } from '../phone/planned.ts'
import { changedLines } from '../preview.page.ts'
import { publishDefaults, refuseDefaults } from './defaults.store.ts'
import { defaultsOf, draftOfDefaults } from './defaults.ts'
import { defaultsBlanks, defaultsForm } from './form-state.web.ts'
import { onlyNumbersOfAll } from './phone.ts'
import { publishNumbersOfAll } from './phone.store.ts'
import { brokenPlan } from './phone.web.ts'
import { defaultsEffect, numbersEffect } from './publish.web.ts'

export const showDefaultsProposal = (visit: SignedInVisit) => showChange(visit, ofAll(visit))
export const agreeToDefaults = (visit: SignedInVisit) => agreeToChange(visit, ofAll(visit))
export const refuseDefaultsProposal = (visit: SignedInVisit) => refuseChange(visit, ofAll(visit))

function ofAll(visit: SignedInVisit): Answering {
  return {
    find: (db) => openIn(visit, db),
    links: {
      back: hrefTo('/hr/sites/defaults'),
      agree: hrefTo('/hr/sites/defaults/agreements'),
      refuse: hrefTo('/hr/sites/defaults/refusals'),
    },
    log: { site: 'all' },
  }
}

async function openIn(visit: SignedInVisit, db: Database): Promise<OpenChange | null> {
  const { language, t, today } = visit
  const { comes, draft, live, proposal } = await defaultsForm(visit, db)
  if (proposal === null) return null
  const policy = policyOf(visit)
  const { defaults, proposal: id } = proposal.body
  const before = live?.body.defaults ?? null
  // Numbers alone don't wait for the version that's to come: it gets them, too.
  const isUrgent = comes !== null && proposal.body.from <= today
  const changes = isUrgent ? onlyNumbersOfAll(before, defaults) : null
  const draftAsked = draftOfDefaults(defaults)
  const blanks =
    changes === null ? defaultsBlanks(draftAsked, visit) : newlyBroken(draftOfDefaults(before), draftAsked, today)
  const blocked =
    comes !== null && changes === null
      ? t.hr.siteDefaults.comesFirst(formatDate(comes.effectiveOn, language))
      : blanks.length > 0
        ? t.hr.sites.proposal.unfinished
        : changes === null
          ? ''
          : brokenPlan({ live, comes }, changes, visit)
  return {
    proposal,
    mark: hashOf([proposal.id, live?.id ?? '', ...(comes === null ? [] : [comes.id])]).slice(0, 16),
    blocked,
    publishedHref: hrefTo('/hr/sites/defaults', {}, { published: changes === null ? 'now' : 'phone' }),
    async describe(shell, from) {
      return {
        name: t.hr.siteDefaults.place,
        changes: changedLines(shell, { from: draftOfDefaults(before), to: draftOfDefaults(defaults) }, today),
        effect:
          before === null || changes === null
            ? await defaultsEffect(visit, before, defaults, from)
            : await numbersEffect(visit, before, changes),
        comes:
          comes === null || changes === null
            ? ''
            : t.hr.sites.phone.comes(comes.body.version, formatDate(comes.effectiveOn, language)),
      }
    },
    async publish(tx, from) {
      if (changes !== null) return publishNumbersOfAll(tx, policy, changes, recordingOf(visit), id)
      await publishDefaults(tx, policy, { defaults, from, proposal: id }, recordingOf(visit))
      // A draft that somebody has changed since is another one.
      if (canonicalJson(defaultsOf(draft)) === canonicalJson(defaults)) await dropSiteDraft(tx, policy)
    },
    refuse: (tx, refusal) => refuseDefaults(tx, policy, refusal, recordingOf(visit)),
  }
}
