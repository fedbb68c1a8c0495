import type { Content } from '../course/content.ts'
import type { PackageFacts, PackageLanguage } from './course-package.ts'
import { versionsNote } from '../policy/versions-note.page.ts'
import type { CourseMessages } from '../words/messages.ts'
import { languageHref, leaveHref, packageLinks } from './link.page.ts'
import type { LanguageSwitch, ShellLink } from '../platform/html/shell.page.ts'
import type { LogoView } from '../platform/html/logo.ts'

/** The frame around every page of a package. */
export interface PackageChrome {
  readonly t: CourseMessages
  readonly brand: string
  readonly subtitle: string
  /** Instead of our mark, or null. */
  readonly logo: LogoView | null
  readonly homeHref: string
  readonly pauseHref: string
  readonly leaveHref: string
  /** What a phone has in its menu. */
  readonly menu: readonly ShellLink[]
  /** In pieces: every second one stays on one line. */
  readonly versions: readonly string[]
  /** `null` in a package with one language. */
  readonly otherLanguage: LanguageSwitch | null
}

/** @param other the other language of the package, and the words in it, or null when there is none. */
export function packageChrome(
  content: Content,
  { site, logo, update }: Pick<PackageFacts, 'site' | 'logo' | 'update'>,
  t: CourseMessages,
  other: LanguageSwitch | null,
): PackageChrome {
  return {
    t,
    brand: site.organization,
    subtitle: t.shell.siteShown(site.name),
    logo,
    homeHref: packageLinks.home(),
    pauseHref: packageLinks.pause(),
    leaveHref: leaveHref(),
    menu: [
      { text: update === undefined ? t.learn.allLessons : t.update.title, href: packageLinks.home() },
      { text: t.shell.contacts, href: packageLinks.contacts() },
      { text: t.shell.pause, href: packageLinks.pause() },
    ],
    versions: versionsNote(content, t),
    otherLanguage: other,
  }
}

export function languageSwitch({ language, name }: PackageLanguage): LanguageSwitch {
  return { language, name, href: languageHref(), hidden: [{ name: 'language', value: language }] }
}
