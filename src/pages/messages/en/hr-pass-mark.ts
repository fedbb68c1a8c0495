import { count } from '../count.ts'

/** Judging the pass mark. */
export const passMark = {
  judged: (n: number) => `${count(n, 'judge', 'judges')} judged the pass mark`,
  judgedMark: (mark: number, of: number) =>
    `${mark.toFixed(1)} of ${of}, as they see it. It changes nothing about who passes`,
}
