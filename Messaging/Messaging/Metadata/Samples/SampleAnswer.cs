namespace Messaging.Metadata.Samples;

/// <summary>An answer as it is sent.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="ContentType">Its Content-Type.</param>
/// <param name="Body">Laid out for reading where its format allows.</param>
internal sealed record SampleAnswer(int Status, string ContentType, string Body);
