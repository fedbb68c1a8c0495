// biome-ignore format: a list reads better in lines
const FIRST_NAMES = [
  'Alex', 'Amara', 'Andre', 'Anita', 'Avery', 'Bela', 'Blair', 'Bruno', 'Carmen', 'Casey', 'Chidi', 'Clara',
  'Dario', 'Devon', 'Dina', 'Elena', 'Ellis', 'Emeka', 'Farah', 'Felix', 'Frankie', 'Gloria', 'Gray', 'Hana',
  'Harper', 'Hugo', 'Imani', 'Indigo', 'Ivan', 'Jamal', 'Jules', 'Kenji', 'Kit', 'Lane', 'Lena', 'Luis',
  'Mai', 'Marco', 'Mei', 'Mona', 'Nadia', 'Noor', 'Olive', 'Omar', 'Paula', 'Priya', 'Quinn', 'Rafael',
  'Remy', 'Rosa', 'Sam', 'Sanjay', 'Tara', 'Theo', 'Uma', 'Victor', 'Wren', 'Yara', 'Zane', 'Zoe',
]

/** Surnames that no one we know of has: whoever sees a list knows that it is made up. */
// biome-ignore format: a list reads better in lines
const SURNAMES = [
  'Alderwick', 'Ashmarrow', 'Birchwend', 'Brackenlow', 'Brightmoor', 'Cedarholt', 'Cloverhythe', 'Copperlea',
  'Dovemarsh', 'Driftmere', 'Elmshallow', 'Emberly-Fen', 'Fallowbrook', 'Fernhythe', 'Foxmarrow', 'Glasswend',
  'Hazelthorpe', 'Heathermoor', 'Hollowbrook', 'Ivymarch', 'Junipero-Vale', 'Kestrelby', 'Larkhollow', 'Lindenmere',
  'Maplewend', 'Marshlight', 'Mossbarrow', 'Nettlecombe', 'Northwillow', 'Oakmarrow', 'Otterbourn', 'Pebblecroft',
  'Pinehythe', 'Quillmarsh', 'Ravenlow', 'Reedhaven', 'Rowanthwaite', 'Saltmeadow', 'Silverfen', 'Starlingham',
  'Stonewillow', 'Thistlemere', 'Thornhythe', 'Umberfield', 'Vinemarrow', 'Wickerfen', 'Windmarsh', 'Wrenhollow',
]

/** The n-th made-up name, from 0: no two are the same up to 60 × 48. */
export function madeUpName(n: number): string {
  const first = FIRST_NAMES[n % FIRST_NAMES.length]
  const surname = SURNAMES[(n * 7 + Math.floor(n / FIRST_NAMES.length)) % SURNAMES.length]
  return `${first} ${surname}`
}
