import type { BrandLookTable, Database, Tx } from '../platform/database/schema.store.ts'
import type { Color } from '../platform/html/color.ts'
import type { Instant } from '../platform/time/calendar.ts'
import type { Brand, Logo, LogoGround, LogoPicture } from './brand.ts'

type Chooser = NonNullable<BrandLookTable['changed_by']>

/** A look that the organization has or had. Each change makes a new one, and none is ever changed. */
export interface Look extends Brand {
  readonly version: number
  readonly at: Instant
  /** Null for a look from before this was kept. */
  readonly by: Chooser | null
}

interface Change {
  readonly by: Chooser
  readonly at: Instant
}

/** What a change found, and what is in use after it. */
interface Changed {
  readonly before: Brand
  readonly after: Brand
}

export function setAccent(tx: Tx, accent: Color | null, change: Change): Promise<Changed> {
  return putLook(tx, ({ logo }) => ({ accent, logo }), change)
}

/** @param logo null takes the logo away */
export async function setLogo(tx: Tx, logo: LogoPicture | null, change: Change): Promise<Changed> {
  if (logo !== null) await keepPicture(tx, logo)
  return putLook(tx, ({ accent }) => ({ accent, logo }), change)
}

/** The number of the look before the first change, which is ours and has no version on record. */
export const FIRST_LOOK = 0
const OURS: Brand = { accent: null, logo: null }

/**
 * Whether the look before all of these was ours. It isn't known for an organization that changed it before looks were
 * kept.
 * @param all the last one first
 */
export function beganAsOurs(all: readonly Look[]): boolean {
  const first = all.at(-1)
  return first !== undefined && first.by !== null
}

/** Takes an earlier look again, as a new version. Returns null when there is no such version. */
export async function takeLookAgain(tx: Tx, version: number, change: Change): Promise<Changed | null> {
  const all = await looks(tx)
  const isFirst = version === FIRST_LOOK && beganAsOurs(all)
  const earlier = isFirst ? OURS : all.find((look) => look.version === version)
  return earlier === undefined ? null : putLook(tx, () => earlier, change)
}

async function keepPicture(tx: Tx, logo: LogoPicture): Promise<void> {
  if ((await findLogo(tx, logo)) !== null) return
  const { hash, width, height, ground } = logo
  await tx
    .insertInto('brand_logo')
    .values({ hash, png: Buffer.from(logo.png), width, height, ground })
    .execute()
}

/** Adds a version, unless it would look like the one before. */
async function putLook(tx: Tx, next: (before: Brand) => Brand, { by, at }: Change): Promise<Changed> {
  const [last] = await looks(tx, 1)
  const before: Brand = { accent: last?.accent ?? null, logo: last?.logo ?? null }
  const after = next(before)
  const logo = after.logo?.hash ?? null
  if (after.accent !== before.accent || logo !== (before.logo?.hash ?? null))
    await tx
      .insertInto('brand_look')
      .values({ version: (last?.version ?? 0) + 1, accent: after.accent, logo, changed_at: at, changed_by: by })
      .execute()
  return { before, after }
}

/**
 * The looks of the organization, the one in use first.
 * @param most without it, all of them
 */
export async function looks(db: Database, most?: number): Promise<Look[]> {
  const rows = await db
    .selectFrom('brand_look')
    .leftJoin('brand_logo', 'brand_logo.hash', 'brand_look.logo')
    .select(['version', 'accent', 'changed_at', 'changed_by', 'hash', 'width', 'height', 'ground'])
    .orderBy('version', 'desc')
    .$if(most !== undefined, (all) => all.limit(most ?? 0))
    .execute()
  return rows.map((row) => ({
    version: row.version,
    accent: row.accent,
    logo: logoOf(row),
    at: row.changed_at,
    by: row.changed_by,
  }))
}

/** A logo with its picture, whether it's in use or was. Returns null when there is none. */
export async function findLogo(db: Database, logo: Pick<Logo, 'hash'> | null): Promise<LogoPicture | null> {
  if (logo === null) return null
  const row = await db.selectFrom('brand_logo').selectAll().where('hash', '=', logo.hash).executeTakeFirst()
  return row ?? null
}

interface LogoColumns {
  readonly hash: string | null
  readonly width: number | null
  readonly height: number | null
  readonly ground: LogoGround | null
}

/** A joined row holds all of a logo or nothing. */
export function logoOf({ hash, width, height, ground }: LogoColumns): Logo | null {
  if (hash === null || width === null || height === null || ground === null) return null
  return { hash, width, height, ground }
}
