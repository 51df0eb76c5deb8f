using System.Net;
using System.Reflection;
using ServiceStack;
using StockStats.ServiceModel;
using DescriptionAttribute = ServiceStack.DataAnnotations.DescriptionAttribute;
using RangeAttribute = ServiceStack.DataAnnotations.RangeAttribute;

namespace Messaging.Tests.Contracts;

public sealed class DescribingAttributeTests
{
    [Test]
    public void A_route_keeps_its_path_and_verbs_and_says_no_more()
    {
        var all = new RouteAttribute("/prices/{Symbol}");
        var some = new RouteAttribute("/prices", "GET,POST");

        Assert.That((all.Path, all.Verbs, all.Priority), Is.EqualTo(("/prices/{Symbol}", (string?)null, 0)));
        Assert.That((some.Path, some.Verbs, some.Summary), Is.EqualTo(("/prices", "GET,POST", (string?)null)));
    }

    [Test]
    public void A_message_says_its_route_verb_group_and_answer()
    {
        var route = typeof(GetStatistics).GetCustomAttributes<RouteAttribute>().Single();

        Assert.That((route.Path, route.Verbs), Is.EqualTo(("/api/statistics", "GET")));
        Assert.That(typeof(GetStatistics).GetCustomAttribute<TagAttribute>()?.Name, Is.EqualTo("statistics"));
        Assert.That(new GetStatistics(), Is.InstanceOf<IReturn<GetStatisticsResponse>>().And.InstanceOf<IGet>());
    }

    [Test]
    public void Attributes_with_the_same_values_are_still_different()
    {
        var (one, other) = (new TagAttribute("a"), new TagAttribute("a"));

        Assert.That(one, Is.Not.EqualTo(other));
    }

    [Test]
    public void Allowable_values_are_a_range_or_a_list()
    {
        var range = new ApiAllowableValuesAttribute(1, 10000);
        var list = new ApiAllowableValuesAttribute("sort", "asc", "desc");
        var named = new ApiAllowableValuesAttribute(typeof(SortOrder));

        Assert.That((range.Type, range.Min, range.Max, range.Name), Is.EqualTo(("RANGE", (int?)1, (int?)10000, (string?)null)));
        Assert.That((list.Name, list.Type), Is.EqualTo(("sort", "LIST")));
        Assert.That(list.Values, Is.EqualTo(new[] { "asc", "desc" }));
        Assert.That(named.Values, Is.EqualTo(new[] { "Ascending", "Descending" }));
        Assert.That(new ApiAllowableValuesAttribute(["a"]).Values, Is.EqualTo(new[] { "a" }));
        Assert.That(new ApiAllowableValuesAttribute(() => ["a"]).Values, Is.EqualTo(new[] { "a" }));
    }

    [Test]
    public void Allowable_values_of_no_enum_or_no_list_say_nothing()
    {
        Assert.That(new ApiAllowableValuesAttribute(typeof(int)).Type, Is.Null);
        Assert.That(new ApiAllowableValuesAttribute("a", (Func<string[]>?)null).Type, Is.Null);
        Assert.That(new ApiAllowableValuesAttribute().Values, Is.Null);
    }

    [Test]
    public void An_api_description_has_defaults()
    {
        var api = new ApiAttribute("Daily prices");

        Assert.That((api.Description, api.BodyParameter, api.IsRequired),
            Is.EqualTo(("Daily prices", GenerateBodyParameter.IfNotDisabled, false)));
        Assert.That(new ApiAttribute("Daily prices", GenerateBodyParameter.Never, true).BodyParameter, Is.EqualTo(2));
        Assert.That(new ApiAttribute().Description, Is.Null);
    }

    [Test]
    public void A_response_is_documented_by_number_or_by_name()
    {
        var named = new ApiResponseAttribute(HttpStatusCode.NotFound, "No such symbol");

        Assert.That((named.StatusCode, named.Description), Is.EqualTo((404, "No such symbol")));
        Assert.That(new ApiResponseAttribute(429, "Too many").StatusCode, Is.EqualTo(429));
    }

    [Test]
    public void A_range_keeps_its_bounds_in_the_type_they_are_meant_in()
    {
        var days = new RangeAttribute(typeof(DateOnly), "1900-01-01", "2100-12-31");

        Assert.That(days.OperandType, Is.EqualTo(typeof(DateOnly)));
        Assert.That((days.Minimum, days.Maximum), Is.EqualTo(((object)"1900-01-01", (object)"2100-12-31")));
        Assert.That(new RangeAttribute(1, 5).OperandType, Is.EqualTo(typeof(int)));
        Assert.That(new RangeAttribute(0.5, 1.5).Maximum, Is.EqualTo(1.5));
    }

    [Test]
    public void Texts_are_kept_as_given()
    {
        Assert.That(new NotesAttribute("notes").Notes, Is.EqualTo("notes"));
        Assert.That(new DescriptionAttribute("what").Description, Is.EqualTo("what"));
        Assert.That(new TagAttribute().Name, Is.Null);
    }
}
