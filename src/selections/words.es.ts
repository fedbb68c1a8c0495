import type { BulkAction, LeftOut, Undone } from './selection.ts'
import type { selections as english } from './words.en.ts'
import { count, digits } from '../words/count.ts'
import { ended } from '../words/hour.ts'

const people = (n: number) => count(n, 'persona', 'personas')
const either = (n: number, one: string, many: (n: number) => string) => (n === 1 ? one : many(n))

const actions: Readonly<Record<BulkAction, (typeof english)['actions'][BulkAction]>> = {
  remind: {
    button: 'Enviar recordatorio',
    title: (n) => `Enviar un recordatorio a ${people(n)}`,
    will: (n) =>
      either(
        n,
        '1 persona recibe un recordatorio por correo electrónico.',
        (many) => `${digits(many)} personas reciben un recordatorio por correo electrónico.`,
      ),
    notes: [],
    confirm: (n) => either(n, 'Enviar 1 recordatorio', (many) => `Enviar ${digits(many)} recordatorios`),
    nobody: 'En este momento no se le puede enviar un recordatorio a nadie de esta lista.',
    did: (n) => either(n, '1 recordatorio va en camino.', (many) => `${digits(many)} recordatorios van en camino.`),
    before: 'Una vez enviado, un correo no se puede retirar.',
    after:
      'Los recordatorios enviados no se pueden retirar. Dejan de enviarse cuando la persona termina la orientación.',
  },
  invite: {
    button: 'Invitar por correo',
    title: (n) => `Invitar a ${people(n)} por correo electrónico`,
    will: (n) =>
      either(
        n,
        '1 persona recibe un correo con un enlace para iniciar sesión por primera vez.',
        (many) => `${digits(many)} personas reciben un correo con un enlace para iniciar sesión por primera vez.`,
      ),
    notes: [],
    confirm: (n) => either(n, 'Enviar 1 invitación', (many) => `Enviar ${digits(many)} invitaciones`),
    nobody: 'En este momento no se puede invitar por correo a nadie de esta lista.',
    did: (n) => either(n, '1 invitación va en camino.', (many) => `${digits(many)} invitaciones van en camino.`),
    before:
      'Una vez enviado, un correo no se puede retirar. Si le llegó a otra persona, anule la invitación en la página de la persona invitada.',
    after:
      'Las invitaciones no se pueden anular aquí. Si una le llegó a otra persona, anúlela en la página de la persona invitada.',
  },
  'print-codes': {
    button: 'Imprimir tarjetas',
    title: (n) => `Imprimir tarjetas para ${people(n)}`,
    will: (n) =>
      either(
        n,
        'El código sirve una sola vez y vence en 7 días.',
        () => 'Cada código sirve una sola vez y vence en 7 días.',
      ),
    notes: ['Las tarjetas se muestran una sola vez: imprímalas de inmediato.'],
    confirm: (n) => either(n, 'Crear 1 tarjeta', (many) => `Crear ${digits(many)} tarjetas`),
    nobody: 'Nadie de esta lista necesita una tarjeta.',
    did: (n) => either(n, 'Se creó 1 tarjeta.', (many) => `Se crearon ${digits(many)} tarjetas.`),
    before: 'Si ya tenían un código, deja de servir y no se puede recuperar.',
    after:
      'Las tarjetas no se pueden volver a mostrar. Si no las tiene impresas, cree otras: los códigos anteriores dejan de servir.',
  },
  extend: {
    button: 'Dar más plazo',
    title: (n) => `Dar más plazo a ${people(n)}`,
    will: () => 'La nueva fecha reemplaza a la de la regla.',
    notes: ['Si después empieza una licencia, la fecha vuelve a cambiar.'],
    confirm: (n) =>
      either(
        n,
        'Registrar la nueva fecha de 1 persona',
        (many) => `Registrar la nueva fecha de ${digits(many)} personas`,
      ),
    nobody: 'Nadie de esta lista tiene una fecha límite que se pueda cambiar.',
    did: (n) =>
      either(
        n,
        '1 persona tiene una nueva fecha límite.',
        (many) => `${digits(many)} personas tienen una nueva fecha límite.`,
      ),
    before:
      'Puede deshacer el cambio durante un día, desde un enlace en “Personal”. Después, corrija la anotación en la página de cada persona.',
    after: 'Para cambiar la fecha ahora, corrija la anotación en la página de la persona.',
  },
  assign: {
    button: 'Asignar',
    title: (n) => `Asignar la orientación a ${people(n)}`,
    will: (n) =>
      either(
        n,
        'Se asigna la orientación a 1 persona a partir de hoy.',
        (many) => `Se asigna la orientación a ${digits(many)} personas a partir de hoy.`,
      ),
    notes: [
      'El plazo de cada persona se cuenta desde hoy, con los días que fijan las reglas. Aunque cambien las reglas, la orientación queda asignada hasta que usted deshaga la asignación o la persona se vaya.',
    ],
    confirm: (n) => either(n, 'Asignarla a 1 persona', (many) => `Asignarla a ${digits(many)} personas`),
    nobody: 'No hay nadie en esta lista a quien asignarle la orientación.',
    did: (n) =>
      either(
        n,
        'La orientación quedó asignada a 1 persona.',
        (many) => `La orientación quedó asignada a ${digits(many)} personas.`,
      ),
    before:
      'Puede deshacer el cambio durante un día, desde un enlace en “Personal”. Después, corrija la anotación en la página de cada persona.',
    after: 'Para cambiar la asignación ahora, corrija la anotación en la página de la persona.',
  },
  exempt: {
    button: 'Eximir',
    title: (n) => `Eximir de la orientación a ${people(n)}`,
    will: (n) =>
      either(
        n,
        '1 persona queda exenta en los días que usted elija aquí.',
        (many) => `${digits(many)} personas quedan exentas en los días que usted elija aquí.`,
      ),
    notes: ['Las personas exentas aparecen con su nombre y no cuentan en el porcentaje.'],
    confirm: (n) => either(n, 'Eximir a 1 persona', (many) => `Eximir a ${digits(many)} personas`),
    nobody: 'No se puede eximir a nadie de esta lista.',
    did: (n) => either(n, '1 persona quedó exenta.', (many) => `${digits(many)} personas quedaron exentas.`),
    before:
      'Puede deshacer el cambio durante un día, desde un enlace en “Personal”. Después, corrija la anotación en la página de cada persona.',
    after: 'Para cambiar la exención ahora, corrija la anotación en la página de la persona.',
  },
  download: {
    button: 'Descargar',
    title: (n) => `Descargar los datos de ${people(n)}`,
    will: (n) =>
      either(
        n,
        'El archivo tiene 1 fila, la de la persona que usted eligió.',
        (many) => `El archivo tiene ${digits(many)} filas, una por cada persona que usted eligió.`,
      ),
    notes: [],
    confirm: () => 'Descargar',
    nobody: 'Ninguna de estas personas sigue en su lista.',
    did: (n) => `El archivo tiene ${count(n, 'fila', 'filas')}.`,
    before: '',
    after: '',
  },
}

const leftOut: Readonly<Record<LeftOut, (n: number) => string>> = {
  'out-of-reach': (n) =>
    either(
      n,
      'Su rol no le permite hacer esto con 1 persona',
      (many) => `Su rol no le permite hacer esto con ${digits(many)} personas`,
    ),
  'nothing-to-do': (n) =>
    either(
      n,
      '1 no tiene nada pendiente en este momento',
      (many) => `${digits(many)} no tienen nada pendiente en este momento`,
    ),
  'no-address': (n) =>
    either(n, '1 no tiene correo electrónico', (many) => `${digits(many)} no tienen correo electrónico`),
  'already-reminded': (n) =>
    either(
      n,
      'A 1 ya se le envió un recordatorio hoy',
      (many) => `A ${digits(many)} ya se les envió un recordatorio hoy`,
    ),
  'reminder-waiting': (n) =>
    either(
      n,
      '1 tiene un recordatorio que todavía no se le ha entregado',
      (many) => `${digits(many)} tienen un recordatorio que todavía no se les ha entregado`,
    ),
  'reminder-stopped': (n) =>
    either(
      n,
      'El recordatorio de hoy a 1 persona no se envió. Vea “Mensajes”.',
      (many) => `Los recordatorios de hoy a ${digits(many)} personas no se enviaron. Vea “Mensajes”.`,
    ),
  'already-invited': (n) =>
    either(n, '1 ya recibió una invitación hoy', (many) => `${digits(many)} ya recibieron una invitación hoy`),
  'has-way-in': (n) =>
    either(
      n,
      '1 ya puede iniciar sesión, o ya no tiene permiso para hacerlo',
      (many) => `${digits(many)} ya pueden iniciar sesión, o ya no tienen permiso para hacerlo`,
    ),
  'link-since': (n) =>
    either(
      n,
      '1 tiene una tarjeta o un enlace que alguien creó después de que usted abrió la página, y que todavía sirve',
      (many) =>
        `${digits(many)} tienen una tarjeta o un enlace que alguien creó después de que usted abrió la página, y que todavía sirve`,
    ),
  'nothing-due': (n) =>
    either(
      n,
      '1 no tiene una fecha límite que se pueda cambiar',
      (many) => `${digits(many)} no tienen una fecha límite que se pueda cambiar`,
    ),
  'not-employed': (n) => either(n, '1 ya no trabaja aquí', (many) => `${digits(many)} ya no trabajan aquí`),
  'required-already': (n) =>
    either(
      n,
      '1 ya tiene la orientación asignada, por una regla o por Recursos Humanos',
      (many) => `${digits(many)} ya tienen la orientación asignada, por una regla o por Recursos Humanos`,
    ),
  'date-not-later': (n) =>
    either(
      n,
      '1 ya tiene esa fecha u otra posterior',
      (many) => `${digits(many)} ya tienen esa fecha u otra posterior`,
    ),
  'exempt-already': (n) =>
    either(n, '1 ya está exenta en esos días', (many) => `${digits(many)} ya están exentas en esos días`),
  'cannot-approve': (n) =>
    either(
      n,
      'Quien usted eligió no puede dar la aprobación en el caso de 1 persona',
      (many) => `Quien usted eligió no puede dar la aprobación en el caso de ${digits(many)} personas`,
    ),
  refused: (n) =>
    either(
      n,
      'No se puede aplicar al registro de 1 persona',
      (many) => `No se puede aplicar a los registros de ${digits(many)} personas`,
    ),
}

const undone: Readonly<Record<Undone, (n: number) => string>> = {
  undone: (n) => either(n, 'Se deshizo para 1 persona.', (many) => `Se deshizo para ${digits(many)} personas.`),
  'corrected-since': (n) =>
    either(
      n,
      '1 anotación se corrigió después, así que queda como está.',
      (many) => `${digits(many)} anotaciones se corrigieron después, así que quedan como están.`,
    ),
  'out-of-reach': (n) =>
    either(
      n,
      'Su rol no le permite deshacer esto para 1 persona, así que la anotación se conserva.',
      (many) =>
        `Su rol no le permite deshacer esto para ${digits(many)} personas, así que esas anotaciones se conservan.`,
    ),
}

export const selections: typeof english = {
  actions,
  leftOut,
  bar: {
    label: 'Para las personas que seleccione',
    more: 'Más',
    pick: 'Todas las personas de esta página',
    all: (n) => either(n, 'La única persona que coincide', (many) => `Las ${digits(many)} que coinciden`),
    selected: 'Selección: {n}',
    none: 'Sin selección',
    nobody: 'Seleccione al menos a una persona, o a todas las que coinciden con los filtros.',
    limit: (most) =>
      `Puede seleccionar hasta ${digits(most)} personas a la vez. Si son más, filtre por centro o departamento.`,
    limitParts: (most) =>
      `Puede seleccionar hasta ${digits(most)} personas a la vez. Si las selecciona a todas, después elige una parte de la lista.`,
    tooMany: (most) =>
      `Coinciden más de ${digits(most)} personas. Puede seleccionar hasta ${digits(most)} a la vez, para poder revisar los nombres antes de continuar.`,
    choosePart: 'Elija una parte de la lista:',
    part: (first, last, n) => `De ${first} a ${last} (${digits(n)})`,
    rest: 'Continuar con la parte siguiente de la lista',
    chooseSite: 'Elija un centro:',
    chooseDepartment: 'Elija un departamento:',
    anotherFilter: 'Agregue otro filtro, por ejemplo, un puesto.',
  },
  keys: {
    open: 'Atajos de teclado',
    title: 'Atajos de teclado de esta página',
    down: 'Persona siguiente',
    up: 'Persona anterior',
    select: 'Seleccionar a esta persona, o quitarla de la selección',
    act: 'Ir a las acciones',
    search: 'Buscar',
    help: 'Mostrar estos atajos',
    on: 'Usar estos atajos',
    close: 'Cerrar',
  },
  back: 'Volver a la lista',
  onlyAt: 'Mostrar solo',
  otherSite: 'Otro centro',
  allSites: (n) => `Todos los centros (${digits(n)})`,
  byHand: (n) =>
    either(
      n,
      '1 recordatorio pasa a la lista de mensajes que entrega Recursos Humanos, porque no hay servidor de correo.',
      (many) =>
        `${digits(many)} recordatorios pasan a la lista de mensajes que entrega Recursos Humanos, porque no hay servidor de correo.`,
    ),
  byHandConfirm: (n) => either(n, 'Agregar 1 recordatorio', (many) => `Agregar ${digits(many)} recordatorios`),
  byHandDid: (n) =>
    either(
      n,
      '1 recordatorio está en la lista que entrega Recursos Humanos.',
      (many) => `${digits(many)} recordatorios están en la lista que entrega Recursos Humanos.`,
    ),
  byHandUntil: 'Mientras un recordatorio no se haya entregado, Recursos Humanos puede detenerlo en Mensajes.',
  notDelivered: 'Falta la entrega',
  yours: {
    will: (n) =>
      either(
        n,
        'Usted imprime 1 recordatorio y lo entrega.',
        (many) => `Usted imprime ${digits(many)} recordatorios y los entrega.`,
      ),
    confirm: (n) => either(n, 'Crear 1 hoja de recordatorio', (many) => `Crear ${digits(many)} hojas de recordatorio`),
    ready: (n) =>
      either(n, '1 recordatorio listo para imprimir', (many) => `${digits(many)} recordatorios listos para imprimir`),
    replaced: (n) =>
      either(
        n,
        '1 persona tiene una tarjeta o un enlace que todavía sirve. La hoja lo reemplaza.',
        (many) =>
          `${digits(many)} personas tienen una tarjeta o un enlace que todavía sirve. Las hojas los reemplazan.`,
      ),
    did: (n) =>
      either(n, 'Imprima esta hoja y entréguela.', (many) => `Imprima estas ${digits(many)} hojas y entréguelas.`),
    print: (n) => either(n, 'Imprimir 1 hoja', (many) => `Imprimir ${digits(many)} hojas`),
    example: {
      title: 'Ver el texto',
      lead: 'Con los datos de una persona que no existe. La hoja impresa dice lo mismo en pocas palabras, con un código para quienes no han iniciado sesión.',
    },
    until: 'Mientras no haya entregado un recordatorio, puede detenerlo en Mensajes.',
    over: 'Ya no queda ninguno de estos recordatorios por entregar.',
  },
  example: { title: 'Ver el texto del mensaje', lead: 'Con los datos de una persona que no existe.' },
  messages: 'Ver los mensajes',
  leftOutTitle: (n) => either(n, '1 persona queda fuera', (many) => `${digits(many)} personas quedan fuera`),
  who: (n) => either(n, 'Ver quién es', (many) => `Ver a las ${digits(many)} personas`),
  moreLeftOut: (n) =>
    either(
      n,
      'Lo que escribió no se puede aplicar a 1 persona más, que quedaría fuera. Cámbielo o continúe.',
      (many) =>
        `Lo que escribió no se puede aplicar a ${digits(many)} personas más, que quedarían fuera. Cámbielo o continúe.`,
    ),
  moreFit: (n) =>
    either(
      n,
      '1 persona que había quedado fuera ahora está incluida. Revise la lista antes de continuar.',
      (many) =>
        `${digits(many)} personas que habían quedado fuera ahora están incluidas. Revise la lista antes de continuar.`,
    ),
  noneLeft: 'Lo que escribió no se puede aplicar a nadie de esta lista. Cámbielo o vuelva a la lista.',
  replaced: (n) =>
    either(
      n,
      '1 persona tiene una tarjeta o un enlace que todavía sirve. La tarjeta nueva lo reemplaza.',
      (many) =>
        `${digits(many)} personas tienen una tarjeta o un enlace que todavía sirve. Las tarjetas nuevas los reemplazan.`,
    ),
  firstCards: (most) => `En una página caben ${digits(most)} tarjetas. Después puede crear las demás.`,
  again: (n) => either(n, 'Crear la tarjeta que falta', (many) => `Crear las ${digits(many)} tarjetas que faltan`),
  goOn: (n) =>
    either(n, 'Continuar con la persona que falta', (many) => `Continuar con las ${digits(many)} personas que faltan`),
  moreTime: {
    days: (n) => `${digits(n)} días más para cada persona`,
    hint: 'Se cuentan desde la fecha límite de cada persona, o desde hoy si ya pasó.',
    show: 'Ver las fechas nuevas',
    stays: (name, from) => `${name}: conserva el ${from}, que no es anterior a la fecha nueva`,
    noDate: 'sin fecha',
  },
  inFile: (n) => either(n, '1 persona elegida en la lista', (many) => `${digits(many)} personas elegidas en la lista`),
  done: 'Listo',
  nothingDone: 'No se hizo nada.',
  undo: {
    title: 'Deshacer',
    text: 'Se agrega al registro de cada persona una corrección que retira la anotación. Las dos quedan registradas.',
    until: (moment) =>
      `${ended(`Puede deshacer esto hasta el ${moment}`)} Mientras tanto, puede volver aquí desde “Personal”, desde la página de cada persona o desde la lista de tareas.`,
    button: (n) => either(n, 'Deshacer para 1 persona', (many) => `Deshacer para ${digits(many)} personas`),
    some: 'Deshacer para varias personas',
    reason: 'Se deshizo un cambio registrado para varias personas a la vez',
    undone,
    all: 'Deshecho',
    tooLate: 'Se acabó el plazo para deshacerlo',
    tooLateText:
      'Esto ya no se puede deshacer para varias personas a la vez, así que no cambió nada. Para deshacerlo en el caso de una persona, corrija la anotación en la página de esa persona.',
  },
}
