using System.Text;

namespace Messaging.NativeTypes;

/// <summary>Writes lines of code, four spaces a level, each ended by a line feed whatever the system.</summary>
internal sealed class CodeWriter
{
    private const int Width = 4;

    private readonly StringBuilder _text = new();
    private int _depth;

    public CodeWriter Line(string text = "")
    {
        if (text.Length > 0)
            _text.Append(' ', _depth * Width).Append(text);
        _text.Append('\n');
        return this;
    }

    /// <summary>Writes what is written meanwhile one level deeper.</summary>
    public CodeWriter Indent(Action write)
    {
        _depth++;
        write();
        _depth--;
        return this;
    }

    /// <summary>Writes a body in braces on lines of their own.</summary>
    public CodeWriter Braces(Action write) => Line("{").Indent(write).Line("}");

    public override string ToString() => _text.ToString();
}
