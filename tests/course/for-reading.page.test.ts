import { expect, it } from 'vitest'
import { forReading } from '../../src/course/for-reading.page.ts'
import type { SafeHtml } from '../../src/platform/html/safe.ts'

it.each([
  ['a form', '<form class="check" method="post" action="/x">?</form>', '<div role="group" class="check flow">?</div>'],
  [
    'a form with a name',
    '<form method="post" action="#" aria-labelledby="q">?</form>',
    '<div role="group" aria-labelledby="q" class="flow">?</div>',
  ],
  ['a hidden field', '<p>a<input type="hidden" name="csrf" value="x"></p>', '<p>a</p>'],
  ['a button', '<button class="btn" type="submit" name="a" value="b">Go</button>', '<span>Go</span>'],
  ['a button with a picture', '<i><button type="submit" aria-label="Up"><svg></svg></button></i>', '<i></i>'],
  ['a box to tick', '<input type="radio" name="a">', '<input disabled type="radio" name="a">'],
  [
    'a list to choose from',
    '<select name="a"><option>A</option></select>',
    '<select disabled name="a"><option>A</option></select>',
  ],
  ['a link to nowhere', '<a class="btn" href="#">On</a>', '<span>On</span>'],
  ['a link to nowhere that is no button', '<a class="back" href="#">On</a>', '<span class="back">On</span>'],
  ['a place that was saved', '<p class="saved"><svg></svg>Your place is saved</p><p>On</p>', '<p>On</p>'],
  ['a link within the page', '<a href="#calls">Calls</a>', '<a href="#calls">Calls</a>'],
  ['a phone number', '<a href="tel:911">911</a>', '<a href="tel:911">911</a>'],
])('%s, for reading alone', (_, html, read) => {
  // This input has the markup that our templates make.
  expect(forReading(html as SafeHtml)).toBe(read)
})
