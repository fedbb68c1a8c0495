/**
 * While somebody chooses the columns of a file: what words mean is asked only about the column that they were found in.
 * Without this script, the question stays, and what's answered for another column is left aside.
 */
for (const column of document.querySelectorAll<HTMLSelectElement>('select[name^="column-"]')) {
  const { name, value: found } = column
  const words = document.querySelectorAll(`[name^="${name.replace('column', 'word')}-"]`)
  column.addEventListener('change', () => {
    for (const word of words) {
      const field = word.closest<HTMLElement>('.field')
      const part = field?.closest<HTMLElement>('section')
      if (field === null || part === null || part === undefined) continue
      field.hidden = column.value !== found
      part.hidden = part.querySelector('.field:not([hidden])') === null
    }
  })
}
