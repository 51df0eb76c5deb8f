namespace ServiceStack;

/// <summary>A longer text about a type for metadata pages and API documents.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false, Inherited = true)]
public class NotesAttribute(string notes) : AttributeBase
{
    public string Notes { get; set; } = notes;
}
