import { readFileSync, writeFileSync } from 'node:fs';

/** By which a record system's launch reaches the program; `electron/desktop/launches.ts` takes it. */
export const registeredScheme = 'concord';

/** How the scheme of launches gets into the registry, which electron-builder's MSI and NSIS targets leave out. */

/** For every user of the computer, taken away again when the program is. */
export const nsisScript = `!macro customInstall
  WriteRegStr HKLM "SOFTWARE\\Classes\\${registeredScheme}" "" "URL:Concord launch"
  WriteRegStr HKLM "SOFTWARE\\Classes\\${registeredScheme}" "URL Protocol" ""
  WriteRegStr HKLM "SOFTWARE\\Classes\\${registeredScheme}\\shell\\open\\command" "" '"$INSTDIR\\Concord.exe" "%1"'
!macroend
!macro customUnInstall
  DeleteRegKey HKLM "SOFTWARE\\Classes\\${registeredScheme}"
!macroend
`;

const component = `      <Component Id="LaunchScheme" Guid="6f1d0c1e-4b0a-4f63-9a3e-3b8b9b2c7d51" Directory="APPLICATIONFOLDER">
        <RegistryKey Root="HKLM" Key="SOFTWARE\\Classes\\${registeredScheme}">
          <RegistryValue Type="string" Value="URL:Concord launch" KeyPath="yes"/>
          <RegistryValue Name="URL Protocol" Type="string" Value=""/>
          <RegistryKey Key="shell\\open\\command">
            <RegistryValue Type="string" Value="&quot;[APPLICATIONFOLDER]Concord.exe&quot; &quot;%1&quot;"/>
          </RegistryKey>
        </RegistryKey>
      </Component>
`;

/** The WiX project of the MSI with the scheme among its components. */
export function withScheme(project: string): string {
  const end = project.lastIndexOf('</ComponentGroup>');
  if (end < 0) throw new Error('the MSI project has no group of components to add the scheme to');
  return `${project.slice(0, end)}${component}${project.slice(end)}`;
}

export function registerSchemeIn(projectFile: string): void {
  writeFileSync(projectFile, withScheme(readFileSync(projectFile, 'utf8')));
}
