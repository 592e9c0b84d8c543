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

/** In a group of components each names its folder; among the files of a 64-bit program (`wixl`) it stands in it and says so. */
export type Place = 'group' | 'folder';
const head = (id: string, guid: string, place: Place): string =>
  `<Component Id="${id}" Guid="${guid}" ${place === 'group' ? 'Directory="APPLICATIONFOLDER"' : 'Win64="yes"'}>`;

/** Each value with its whole key: `wixl` reads no key within a key. */
export const schemeComponent = (place: Place): string => {
  const key = `SOFTWARE\\Classes\\${registeredScheme}`;
  return `${head('LaunchScheme', '6f1d0c1e-4b0a-4f63-9a3e-3b8b9b2c7d51', place)}
        <RegistryValue Root="HKLM" Key="${key}" Type="string" Value="URL:Concord launch" KeyPath="yes"/>
        <RegistryValue Root="HKLM" Key="${key}" Name="URL Protocol" Type="string" Value=""/>
        <RegistryValue Root="HKLM" Key="${key}\\shell\\open\\command" Type="string" Value="&quot;[APPLICATIONFOLDER]Concord.exe&quot; &quot;%1&quot;"/>
      </Component>`;
};

export const noDumpsComponent = (place: Place): string =>
  `${head('NoDumps', 'b9c3f0a4-2d57-4c0e-8f4b-6f0f4f7d1a26', place)}
        <RegistryValue Root="HKLM" Key="${noDumps}" Name="Concord.exe" Type="integer" Value="1" KeyPath="yes"/>
      </Component>`;
