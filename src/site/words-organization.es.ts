import type { Messages } from '../words/messages.ts'

/** Settings of the whole organization. */
export const organization: Messages['hr']['organization'] = {
  title: 'Organización',
  name: 'Nombre',
  timeZone: 'Zona horaria de los registros',
  leaveTitle: 'Adónde lleva “Salir de esta página”',
  leaveLead:
    'El botón está en cada página del curso. Guarda el avance, cierra la sesión y abre otro sitio. Elija uno que a nadie le extrañe y que no muestre nada personal, por ejemplo uno del tiempo. Debe abrir rápido y sin pedir contraseña. Ábralo una vez en un teléfono antes de guardar.',
  leaveTo: 'Dirección de ese sitio',
  leaveToHint:
    'Empieza con https://. Déjela vacía para mostrar una página en blanco de este servidor. Este servidor nunca abre la dirección: lo hace el navegador de quien toma el curso.',
  leaveToWrong: 'Escriba una dirección que empiece con https://, por ejemplo https://www.weather.gov/',
  save: 'Guardar',
  saved: 'Guardado. Desde ahora el botón lleva allí.',
}
