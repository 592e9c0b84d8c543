import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { noDumpsComponent, schemeComponent } from './scheme.ts';

/** One product for Windows Installer, whoever builds it and in whichever version: what lets a new version replace the old one. */
export const upgradeCode = '0D5F2C6E-3B0D-4F0B-9A55-7C0A9C1B6D24';

/** A code that stays the same for the same name: version 5 of RFC 9562 in a namespace of our own. */
export function codeOf(name: string): string {
  const bytes = createHash('sha1').update(`${upgradeCode} ${name}`).digest().subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x50, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes
    .toString('hex')
    .toUpperCase()
    .replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

/** A version is one product: the same version again is a repair, another one an upgrade or a refused downgrade. */
export const productCodeOf = (version: string): string => codeOf(`product ${version}`);

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
const idOf = (kind: string, path: string): string =>
  `${kind}${createHash('sha1').update(path).digest('hex').slice(0, 16)}`;

/** As the tables hold a name: before it one of eight and three signs where it is longer than that. */
export function nameInTable(name: string): string {
  if (/^[\w~-]{1,8}(?:\.[\w~-]{1,3})?$/.test(name)) return name;
  const end = /\.([A-Za-z0-9]{1,3})[^.]*$/.exec(name)?.[1];
  const short = `C${createHash('sha1').update(name).digest('hex').slice(0, 7)}`;
  return `${(end === undefined ? short : `${short}.${end}`).toUpperCase()}|${name}`;
}

/** Windows' own folders for programs, and for what stands in the start menu. */
const programs = 'ProgramFiles64Folder';
const startMenu = 'ProgramMenuFolder';
const application = 'APPLICATIONFOLDER';

/** One component a file, by the path it has in every version. */
function component(path: string): string {
  const file = `<File Id="${idOf('f', path)}" Name="${escaped(nameInTable(basename(path)))}" Source="${escaped(path)}" KeyPath="yes"/>`;
  const shortcut =
    path === 'Concord.exe'
      ? `<Shortcut Id="startMenu" Directory="${startMenu}" Name="Concord" Target="[${application}]Concord.exe" WorkingDirectory="${application}"/>`
      : '';
  return `<Component Id="${idOf('c', path)}" Guid="${codeOf(`file ${path}`)}" Win64="yes">${file}${shortcut}</Component>`;
}

/** What lies in one folder of the program, and below it. */
function directory(at: string, files: readonly string[]): string {
  const inside = (path: string): string => (dirname(path) === '.' ? '' : dirname(path));
  const here = files.filter((path) => inside(path) === at);
  const below = new Set(
    files
      .map(inside)
      .filter((path) => path !== at && (at === '' || path.startsWith(`${at}/`)))
      .map((path) => [at, path.slice(at === '' ? 0 : at.length + 1).split('/')[0]].filter(Boolean).join('/')),
  );
  return [
    ...here.map((path) => component(path)),
    ...[...below].map(
      (path) =>
        `<Directory Id="${idOf('d', path)}" Name="${escaped(nameInTable(basename(path)))}">${directory(path, files)}</Directory>`,
    ),
  ].join('\n');
}

/**
 * What is to be copied is reckoned before the version before is removed, and a file of it that states a version would count as
 * newer than ours, whose tables state none.
 */
const everyFileAnew = '<Property Id="REINSTALLMODE" Value="amus"/>';

/**
 * The project of the MSI of files below the folder that `wixl` is run in: for the whole computer, without a question to whoever installs it, so that `/qn` needs no property;
 * the scheme of launches and the word to Windows that no dump is wanted among its components.
 */
export function msiProject(files: readonly string[], version: string): string {
  const components = [...files.map((path) => idOf('c', path)), 'LaunchScheme', 'NoDumps'];
  return `<?xml version="1.0" encoding="UTF-8"?>
<Wix xmlns="http://schemas.microsoft.com/wix/2006/wi">
  <Product Id="${productCodeOf(version)}" UpgradeCode="${upgradeCode}" Name="Concord" Version="${version}" Language="1033" Codepage="1252" Manufacturer="Concord contributors">
    <Package InstallerVersion="500" Compressed="yes" InstallScope="perMachine" Description="Concord" Comments="Medicines reconciliation" Manufacturer="Concord contributors"/>
    <MajorUpgrade DowngradeErrorMessage="A newer version of Concord is installed already."/>
    <Media Id="1" Cabinet="concord.cab" EmbedCab="yes"/>
    ${everyFileAnew}
    <Property Id="ARPNOMODIFY" Value="1"/>
    <Directory Id="TARGETDIR" Name="SourceDir">
      <Directory Id="${programs}">
        <Directory Id="${application}" Name="Concord">
${directory('', files)}
${schemeComponent('folder')}
${noDumpsComponent('folder')}
        </Directory>
      </Directory>
      <Directory Id="${startMenu}"/>
    </Directory>
    <Feature Id="Concord" Level="1">
${components.map((id) => `      <ComponentRef Id="${id}"/>`).join('\n')}
    </Feature>
  </Product>
</Wix>
`;
}

/** electron-builder's WiX project with the same code for the same version, and with what it leaves out among its components. */
export function settled(project: string, version: string): string {
  const end = project.lastIndexOf('</ComponentGroup>');
  if (end < 0) throw new Error('the MSI project has no group of components to add the scheme to');
  const components = `${schemeComponent('group')}\n${noDumpsComponent('group')}\n`;
  const product = /<Product Id="\*"/;
  if (!product.test(project)) throw new Error('the MSI project has no product to give a code to');
  return `${project.slice(0, end)}${components}${project.slice(end)}`.replace(
    product,
    `<Product Id="${productCodeOf(version)}"`,
  );
}

export function settleMsiProject(projectFile: string, version: string): void {
  writeFileSync(projectFile, settled(readFileSync(projectFile, 'utf8'), version));
}
