using StockStats.ServiceInterface;

namespace StockStats;

/// <summary>A secret in a file that a setting names, as container engines mount it.</summary>
internal static class SecretFile
{
    /// <summary>In characters: longer ones are cut off there, and then refused by whoever is shown them.</summary>
    private const int Longest = 4096;

    /// <returns>What the file holds, without white space around it.</returns>
    /// <exception cref="WrongSettingException">The file cannot be read.</exception>
    public static string Read(string setting, string path)
    {
        try
        {
            using var file = new StreamReader(path);
            var buffer = new char[Longest];
            return new string(buffer, 0, file.ReadBlock(buffer)).Trim();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new WrongSettingException($"{setting} names '{path}', which cannot be read: expected a file that this user may read");
        }
    }
}
