import type { Content } from '../course/content.ts'
import type { ClauseChange } from '../ledger/bodies/policy.ts'
import type { PolicySubject, Recording } from '../ledger/event.ts'
import { policyHash } from '../requirements/published-policy.store.ts'
import { record } from '../requirements/standing.store.ts'
import type { Tx } from '../platform/database/schema.store.ts'
import type { Language } from '../platform/text/language.ts'
import type { CalendarDate } from '../platform/time/calendar.ts'
import { wordingOf } from '../policy/adopted.ts'
import {
  adoptPolicy,
  keepPolicyDraft,
  type NewVersion,
  proposePolicy,
  withNewVersion,
} from '../policy/adopted.store.ts'
import { HR_NUMBER, STEWARD_NUMBER } from './staff.job.ts'
import { getPerson, type Occasion, type Scene } from './write.job.ts'

/** A material change: people who were trained before it have an update to do. */
const REWORDED: readonly Omit<ClauseChange, 'released'>[] = [
  {
    clause: 'PR-3',
    part: null,
    words: {
      en: {
        short: 'tell clinical staff a week before a prevention group',
        text: 'Clinical staff and the people on the site’s list will be told about a prevention education group at least a week before it starts.',
      },
      es: {
        short: 'avisar al personal clínico una semana antes de un grupo de prevención',
        text: 'Al menos una semana antes de que empiece un grupo educativo de prevención, se avisará al personal clínico y a las personas de la lista del centro.',
      },
    },
    material: true,
    reason: 'A group began before the clinician knew about it.',
  },
]

/** A clause in the organization's own words, and one that only this organization has. Neither asks anyone again. */
const PUBLISHED: readonly Omit<ClauseChange, 'released'>[] = [
  {
    clause: 'PR-1',
    part: null,
    words: {
      en: {
        short: 'everyone who works with youth is trained',
        text: 'Everyone who works with youth here, volunteers included, will be trained in the basics of CSEC as part of orientation.',
      },
      es: {
        short: 'se capacita a quienes trabajan con jóvenes',
        text: 'Toda persona que trabaja aquí con jóvenes, también el voluntariado, recibirá capacitación básica sobre CSEC como parte de la orientación.',
      },
    },
    material: false,
    reason: 'It says who direct service staff are here.',
  },
  {
    clause: 'OWN-1',
    part: 'procedure',
    words: {
      en: {
        short: 'teams go through the policy every year',
        text: 'Each team goes through this policy at a meeting once a year.',
      },
      es: {
        short: 'los equipos repasan la política cada año',
        text: 'Cada equipo repasa esta política en una reunión una vez al año.',
      },
    },
    material: false,
    reason: 'The teams asked for it.',
  },
]

/** What the clauses that version 2026-12 changed said before, in each language in which they were others. */
const BEFORE: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  en: { 'LR-1': 'New Jersey Children’s System of Care (CSOC), 1-877-652-7624.' },
  es: {
    'LR-1':
      'Children’s System of Care de Nueva Jersey (CSOC), sistema de servicios para niños y jóvenes, 1-877-652-7624.',
    'PR-6': 'Cuando una persona joven revela que es víctima de CSEC, se avisará de inmediato al personal adecuado.',
  },
}

/** A change that waits in the draft, with no Spanish yet. */
const DRAFTED = {
  clause: 'PR-6',
  part: null,
  words: {
    en: {
      short: 'tell the director on call immediately',
      text: 'When a youth discloses being a victim of CSEC, the director on call will be told immediately, day or night.',
    },
    es: null,
  },
  material: true,
  reason: 'A director is on call at every hour now.',
} as const

type Contents = Readonly<Record<Language, Content>>

/** The same course under the version of the policy that came before. */
export function earlierPolicy(content: Content, on: CalendarDate): Content {
  const { why: _, ...policy } = content.policy
  const clauses = policy.clauses.map((clause) => ({
    ...clause,
    text: BEFORE[content.language][clause.id] ?? clause.text,
  }))
  return { ...content, policy: { ...policy, version: on.slice(0, 7), effectiveOn: on, clauses } }
}

/** A version that came with the program. As on a server, it asks something of people only where its file says so. */
export function policyPublished({ policy }: Content, on: CalendarDate, updateBy: CalendarDate | null): Occasion {
  const { material, version } = policy
  return {
    on,
    async happen(tx, { course, actor, at, today }) {
      const asked = material ? updateBy : null
      const body = { v: 1, version, hash: policyHash(policy), material, updateBy: asked } as const
      const about = { subject: `policy:${policy.id}`, course, effectiveOn: on, recordedAt: at, actor } as const
      await record(tx, [{ kind: 'policy_published', ...about, body }], today)
    },
  }
}

/** The organization's first version, with its material change. */
export function rewordedPolicy(scene: Scene, contents: Contents, on: CalendarDate): Occasion {
  return {
    on,
    happen: async (tx, recording) => {
      await adopt(tx, scene, contents, versionOf(REWORDED, contents, on), recording)
    },
  }
}

/** What's shown from that version on. */
export function rewordedContents(contents: Contents, on: CalendarDate): Contents {
  return withNewVersion(contents, [], versionOf(REWORDED, contents, on))
}

/** The organization's next version, published on a day, and a draft of the one after it. */
export function ownPolicy(scene: Scene, contents: Contents, on: CalendarDate): Occasion {
  return {
    on,
    async happen(tx, recording) {
      await adopt(tx, scene, contents, versionOf(PUBLISHED, contents, on), recording)
      await keepPolicyDraft(tx, subjectOf(contents), [DRAFTED], recording.at)
    },
  }
}

async function adopt(
  tx: Tx,
  scene: Scene,
  contents: Contents,
  version: NewVersion,
  recording: Recording,
): Promise<void> {
  const policy = subjectOf(contents)
  const approver = getPerson(scene, HR_NUMBER)
  const proposed = { ...version, proposal: `policy-${version.effectiveOn}` }
  const asSteward = { ...recording, actor: getPerson(scene, STEWARD_NUMBER) }
  await proposePolicy(tx, policy, { ...proposed, approver }, asSteward)
  await adoptPolicy(tx, policy, proposed, contents, { ...recording, actor: approver })
}

function subjectOf({ en }: Contents): PolicySubject {
  return `policy:${en.policy.id}`
}

function versionOf(
  changes: readonly Omit<ClauseChange, 'released'>[],
  contents: Contents,
  effectiveOn: CalendarDate,
): NewVersion {
  return {
    effectiveOn,
    changes: changes.map((change) => ({
      ...change,
      released: change.part === null ? wordingOf(contents, change.clause) : null,
    })),
  }
}
