using StockStats.ServiceInterface;

namespace StockStats;

/// <summary>Reads a section of the settings into its type.</summary>
internal static class Settings
{
    /// <exception cref="WrongSettingException">A value cannot be read as its type.</exception>
    public static T Read<T>(this IConfiguration configuration, string section) where T : new()
    {
        try
        {
            return configuration.GetSection(section).Get<T>() ?? new();
        }
        catch (InvalidOperationException wrong)
        {
            // The binder's message names value and setting; what it wraps is a parser's inner text.
            throw new WrongSettingException(wrong.Message);
        }
    }
}
