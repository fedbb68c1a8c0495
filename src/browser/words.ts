import type { CourseMessages } from '../pages/messages/messages.ts'

/** The words of the shared pages, except where they say who sees the final check and who keeps the place: in a package, that is the LMS. */
export function packageWords(t: CourseMessages, recorded: boolean): CourseMessages {
  const { start, again } = recorded ? t.sco.finalQuiet.recorded : t.sco.finalQuiet.notRecorded
  const keeping = recorded ? t.sco.keeping.recorded : t.sco.keeping.notRecorded
  return {
    ...t,
    care: { ...t.care, keeping },
    learn: { ...t.learn, attempt: { ...t.learn.attempt, startQuiet: start, noLimit: again } },
  }
}
