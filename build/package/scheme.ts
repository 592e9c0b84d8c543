import { readFileSync, writeFileSync } from 'node:fs';

/** By which a record system's launch reaches the program; `electron/desktop/launches.ts` takes it. */
export const registeredScheme = 'concord';

/** Windows takes no dump of the memory of a program that stands here, and sends none: it would hold patients' records. */
const noDumps = 'SOFTWARE\\Microsoft\\Windows\\Windows Error Reporting\\ExcludedApplications';

/** What gets into the registry, which electron-builder's MSI and NSIS targets leave out: the scheme of launches, and no dumps. */

/** For every user of the computer, taken away again when the program is. */
export const nsisScript = `!macro customInstall
  WriteRegStr HKLM "SOFTWARE\\Classes\\${registeredScheme}" "" "URL:Concord launch"
  WriteRegStr HKLM "SOFTWARE\\Classes\\${registeredScheme}" "URL Protocol" ""
  WriteRegStr HKLM "SOFTWARE\\Classes\\${registeredScheme}\\shell\\open\\command" "" '"$INSTDIR\\Concord.exe" "%1"'
  WriteRegDWORD HKLM "${noDumps}" "Concord.exe" 1
!macroend
!macro customUnInstall
  DeleteRegKey HKLM "SOFTWARE\\Classes\\${registeredScheme}"
  DeleteRegValue HKLM "${noDumps}" "Concord.exe"
!macroend
`;

const components = `      <Component Id="LaunchScheme" Guid="6f1d0c1e-4b0a-4f63-9a3e-3b8b9b2c7d51" Directory="APPLICATIONFOLDER">
        <RegistryKey Root="HKLM" Key="SOFTWARE\\Classes\\${registeredScheme}">
          <RegistryValue Type="string" Value="URL:Concord launch" KeyPath="yes"/>
          <RegistryValue Name="URL Protocol" Type="string" Value=""/>
          <RegistryKey Key="shell\\open\\command">
            <RegistryValue Type="string" Value="&quot;[APPLICATIONFOLDER]Concord.exe&quot; &quot;%1&quot;"/>
          </RegistryKey>
        </RegistryKey>
      </Component>
      <Component Id="NoDumps" Guid="b9c3f0a4-2d57-4c0e-8f4b-6f0f4f7d1a26" Directory="APPLICATIONFOLDER">
        <RegistryKey Root="HKLM" Key="${noDumps}">
          <RegistryValue Name="Concord.exe" Type="integer" Value="1" KeyPath="yes"/>
        </RegistryKey>
      </Component>
`;

/** The WiX project of the MSI with both among its components. */
export function withScheme(project: string): string {
  const end = project.lastIndexOf('</ComponentGroup>');
  if (end < 0) throw new Error('the MSI project has no group of components to add the scheme to');
  return `${project.slice(0, end)}${components}${project.slice(end)}`;
}

export function registerSchemeIn(projectFile: string): void {
  writeFileSync(projectFile, withScheme(readFileSync(projectFile, 'utf8')));
}
