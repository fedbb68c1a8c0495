import { count, digits } from '../../words/count.ts'
import type { Messages } from '../../words/messages.ts'

type Roster = Messages['hr']['roster']

const field: Roster['field'] = {
  employee_number: 'Número de empleado',
  email: 'Correo electrónico',
  name: 'Nombre completo',
  first_name: 'Nombre',
  last_name: 'Apellido',
  site: 'Centro',
  department: 'Departamento',
  position: 'Puesto',
  supervisor: 'Quién supervisa',
  type: 'Tipo',
  works_with_youth: 'Trabaja con jóvenes',
  hired_on: 'Fecha de contratación',
  first_contact_on: 'Primer día con jóvenes',
  last_day: 'Último día de trabajo',
  leave_from: 'Primer día de licencia',
  leave_until: 'Primer día de regreso de la licencia',
  language: 'Idioma',
}

const outcome: Roster['outcome'] = {
  new: 'Persona nueva',
  back: 'De regreso',
  left: 'Empleo terminado',
  moved: 'Traslado',
  changed: 'Cambio',
  same: 'Sin cambios',
  unclear: 'Por aclarar',
  refused: 'No se puede importar',
  held: 'Espera su confirmación',
  missing: 'No está en el archivo',
  'missing-left': 'No está en el archivo: empleo terminado',
}

const problem: Roster['problem'] = {
  nobody: () => 'La fila no nombra a nadie. Agregue un número de empleado, un correo electrónico o un nombre.',
  'needed-for-new': (name) => `${name}: la celda está vacía, y una persona nueva necesita este dato. Complétela.`,
  'identity-needed': () =>
    'Una persona nueva necesita un número de empleado, un correo electrónico o una fecha de contratación, para poder reconocerla en el próximo archivo. Agregue uno de estos datos.',
  'too-long': (name, _, most) => `${name}: el texto es demasiado largo. Acórtelo a ${most} caracteres.`,
  'email-form': (_, value) => `“${value}” no es un correo electrónico. Corríjalo o deje la celda vacía.`,
  'site-unknown': (_, value) => `Ningún centro se llama “${value}”. Corrija el nombre o registre primero el centro.`,
  'word-unknown': (name, value) =>
    `${name}: no se sabe qué significa “${value}”. Corríjalo o indique qué significa al elegir las columnas.`,
  'date-unreadable': (name, value) =>
    `${name}: “${value}” no es una fecha en el formato elegido. Escríbala como 2026-11-02.`,
  'date-impossible': (name, value) => `${name}: no existe el día “${value}”. Corrija la fecha.`,
  'last-day-before-hire': (_, value, other) =>
    `El último día de trabajo, ${value}, es anterior a la fecha de contratación, ${other}. Corrija una de las dos fechas.`,
  'contact-before-hire': (_, value, other) =>
    `El primer día con jóvenes, ${value}, es anterior a la fecha de contratación, ${other}. Corrija una de las dos fechas.`,
  'return-before-leave': (_, value, other) =>
    `El primer día de regreso, ${value}, no es posterior al primer día de licencia, ${other}. Corrija uno de los dos.`,
  'return-without-leave': (_, value) =>
    `El primer día de regreso es ${value}, pero no hay ninguna licencia registrada. Agregue el primer día de licencia.`,
  'last-hr': () =>
    'En Recursos Humanos no quedaría nadie que pudiera iniciar sesión. Dé acceso a otra persona y suba el archivo otra vez.',
  'last-administrator': () =>
    'No quedaría nadie que pudiera iniciar sesión y asignar roles. Asigne el rol de Administración a otra persona y suba el archivo otra vez.',
  'changed-since': () =>
    'El registro cambió después de la vista previa. Suba el archivo otra vez para ver qué falta por hacer.',
  'number-other-name': (_, value, other) =>
    `El número de empleado ${value} es de ${other}. Corrija el número o cambie el nombre en la página de esa persona.`,
  'email-other-name': (_, value, other) =>
    `${value} es de ${other}. Corrija el correo o cambie el nombre en la página de esa persona.`,
  'number-and-email-differ': (_, value, other) =>
    `El número de empleado es de una persona y ${value} es de otra: ${other}. Corrija uno de los dos.`,
  'several-people': (name, value) =>
    `${name}: “${value}” corresponde a varias personas del registro. Si es la misma persona, hay que unir los registros. Si no, corrija la fila.`,
  'name-known': (_, value) =>
    `En el registro hay alguien que se llama ${value}, y nada indica si es la misma persona. Si lo es, agregue el número de empleado o el correo que está en el registro. Si es otra, agregue un número de empleado y asegúrese de que las dos tengan uno en el registro.`,
  'rows-differ': (name, value, line) =>
    `Dos filas sobre esta persona no coinciden en ${name}: aquí dice “${value}”, y en la fila ${line}, otra cosa. Haga que coincidan.`,
  'value-of-two': (_, value, line) =>
    `${value} también está en la fila ${line}, con otra persona. Corrija una de las dos filas.`,
  'which-job': (_, value, jobs) =>
    `Esta persona tiene ${jobs} puestos en el registro, y ${value} no es ninguno de ellos. Use “Cambiar de centro o puesto” en la página de la persona.`,
  'hire-date-differs': (_, value, other) =>
    `La fecha de contratación es ${value} aquí y ${other} en el registro. Corríjala en la página de la persona, o registre el último día si la persona se fue y regresó.`,
  'left-on-record': (_, _value, other) =>
    `Según el registro, el último día de trabajo fue ${other}. Si la persona regresó, escriba la nueva fecha de contratación. Si no, corrija el último día en la página de la persona.`,
  'last-day-differs': (_, value, other) =>
    `El último día de trabajo es ${value} aquí y ${other} en el registro. Corríjalo en la página de la persona o en el archivo.`,
  'leave-differs': (_, value, other) =>
    `La licencia del registro empieza o termina el ${other}, pero aquí dice ${value}. Corríjala en la página de la persona o en el archivo.`,
}

const note: Roster['note'] = {
  'email-left-out': (value) => `“${value}” no es un correo electrónico, así que se omite.`,
  'supervisor-unknown': (value) =>
    `No se encontró a “${value}” en el registro ni en el archivo, así que no cambia quién supervisa.`,
  'supervisor-several': (value) =>
    `Varias personas se llaman “${value}”, así que no cambia quién supervisa. Use el número de empleado o el correo.`,
  'supervisor-self': () => 'Según la fila, la persona se supervisa a sí misma, así que no cambia quién supervisa.',
  'second-job': () => 'Un segundo puesto de la misma persona.',
  twice: (line) => `Es igual que la fila ${line}, así que se importa una sola vez.`,
  over: (date) => `Este puesto terminó el ${date} y no está en el registro. No hay nada que registrar.`,
  'on-leave': (date) => `De licencia desde el ${date}, así que su empleo no se da por terminado.`,
}

const limit: Roster['limit'] = {
  separations: (n, of) =>
    `Este archivo daría por terminado el empleo de ${digits(n)} de ${count(of, 'persona', 'personas')}. Escriba ${n} para confirmar.`,
  renames: (n, of) =>
    `Este archivo daría otro nombre o número a ${digits(n)} de ${count(of, 'persona', 'personas')}. Si una columna se corrió, deténgase aquí. Si es correcto, escriba ${n} para confirmar.`,
}

const held: Roster['held'] = {
  separations: 'Ningún empleo se da por terminado hasta que usted confirme cuántos son.',
  roles: 'Esta persona cumple una función en un centro. La fila espera hasta que usted confirme el número de centros.',
  renames: 'No cambia ningún nombre ni número hasta que usted confirme cuántos van a cambiar.',
}

export const roster: Roster = {
  field,
  outcome,
  problem,
  note,
  limit,
  roleLimit: (n, sites) =>
    `Según este archivo, algunas personas que cumplen una función en un centro se van, toman una licencia o cambian de puesto. Son ${digits(n)} centros: ${sites}. El personal de esos centros dejará de ver los números de esas personas el mismo día. Si es correcto, escriba ${n} para confirmar.`,
  held,
  assumedYouth:
    'Si el archivo no lo dice, se considera que cada persona nueva trabaja con jóvenes y tiene que hacer la orientación.',
  value: (name, value) => `${name}: ${value}`,
  change: (name, from, to) => `${name}: de ${from} a ${to}`,
  none: 'ninguno',
  yes: 'sí',
  no: 'no',
}
