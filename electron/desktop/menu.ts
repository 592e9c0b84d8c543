import { Menu, type MenuItemConstructorOptions } from 'electron';

/** Only what the platform's own keys need: copy and paste, zoom, closing. No reload, no developer tools. */
export function setMenu(platform: NodeJS.Platform): void {
  const edit: MenuItemConstructorOptions = {
    label: 'Edit',
    submenu: [
      { role: 'undo' },
      { role: 'redo' },
      { role: 'cut' },
      { role: 'copy' },
      { role: 'paste' },
      { role: 'selectAll' },
    ],
  };
  const view: MenuItemConstructorOptions = {
    label: 'View',
    submenu: [{ role: 'resetZoom' }, { role: 'zoomIn' }, { role: 'zoomOut' }, { role: 'togglefullscreen' }],
  };
  const program: MenuItemConstructorOptions = { label: 'Concord', submenu: [{ role: 'quit' }] };
  Menu.setApplicationMenu(
    Menu.buildFromTemplate(platform === 'darwin' ? [program, edit, view] : [edit, view, program]),
  );
}
