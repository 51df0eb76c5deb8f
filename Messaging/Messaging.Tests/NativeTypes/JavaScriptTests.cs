namespace Messaging.Tests.NativeTypes;

public sealed class JavaScriptTests
{
    private readonly string _module = Generated.Mjs(Generated.Shop);
    private readonly string _commonJs = Generated.CommonJs(Generated.Shop);

    [Test]
    public void Writes_a_class_of_a_module_with_its_types_in_comments() => Assert.That(_module, Does.Contain("""
        export class SearchGoods {
            /** @param {{colour?:Colour,limit?:number,after?:Cursor<Good>}} [init] */
            constructor(init) { Object.assign(this, init) }
            /**
             * @type {Colour}
             * @description Ends * / here or not */
            colour;
            /** @type {?number} */
            limit;
            /** @type {?Cursor<Good>} */
            after;
            getTypeName() { return 'SearchGoods' }
            getMethod() { return 'GET' }
            createResponse() { return new Page() }
        }

        """.ReplaceLineEndings("\n")));

    [Test]
    public void Writes_a_derived_and_a_generic_class_of_a_module()
    {
        Assert.That(_module, Does.Contain("export class Good extends Thing {\n").And.Contain("    constructor(init) { super(init); Object.assign(this, init) }\n"));
        Assert.That(_module, Does.Contain("\"x-rate\"?:number,meta?:{ [index:string]: string; },twin?:Good,id?:string}} [init] */\n"));
        Assert.That(_module, Does.Contain("/** @typedef T {any} */\nexport class Page {\n").And.Contain("    /** @type {T[]} */\n    items = [];\n"));
        Assert.That(_module, Does.Contain("    /** @type {{ [index:number]: Good[]; }} */\n    parts = {};\n"));
    }

    [Test]
    public void Writes_enums_of_a_module_as_in_json()
    {
        Assert.That(_module, Does.Contain("""
            /** @typedef {'Red'|'Blue'} */
            export var Colour;
            (function (Colour) {
                Colour["Red"] = "Red"
                Colour["Blue"] = "Blue"
            })(Colour || (Colour = {}));
            /** @typedef {number} */
            export var Rights;
            (function (Rights) {
                Rights[Rights["None"] = 0] = "None"

            """.ReplaceLineEndings("\n")));
        Assert.That(Generated.Mjs(Generated.Samples), Does.Contain("/** @typedef {'asc'|'desc'} */").And.Contain("SortOrder[\"Ascending\"] = \"asc\"\n"));
    }

    [TestCase("ListNames", "return []")]
    [TestCase("CountGoods", "return 0")]
    [TestCase("ReadPicture", "return new Blob()")]
    [TestCase("SumGoods", "return {}")]
    public void Writes_what_a_request_returns(string request, string statement)
    {
        Assert.That(_module, Does.Match($"export class {request} {{\n[^}}]+}}\n.+\n.+\n    createResponse\\(\\) {{ {System.Text.RegularExpressions.Regex.Escape(statement)} }}\n}}"));
        Assert.That(_commonJs, Does.Contain($"    {request}.prototype.createResponse = function () {{ {statement}; }};\n"));
    }

    [Test]
    public void Writes_no_interfaces()
    {
        Assert.That(_module, Does.Not.Contain("IPriced").And.Not.Contain("IReturn"));
        Assert.That(_commonJs, Does.Not.Contain("IPriced").And.Not.Contain("IReturn"));
    }

    [Test]
    public void Leaves_out_comments_when_asked_to()
    {
        Assert.That(Generated.Mjs(Generated.Shop, "AddDocAnnotations=false"), Does.Not.Contain("@type"));
        Assert.That(Generated.Mjs(Generated.Shop, "AddDescriptionAsComments=false"), Does.Not.Contain("@description"));
    }

    [Test]
    public void Writes_a_function_of_a_common_module() => Assert.That(_commonJs, Does.Contain("""
        var Good = /** @class */ (function (_super) {
            __extends(Good, _super);
            function Good(init) {
                var _this = _super.call(this, init) || this;
                Object.assign(_this, init);
                return _this;
            }
            return Good;
        }(Thing));
        exports.Good = Good;

        """.ReplaceLineEndings("\n")));

    [Test]
    public void Writes_a_request_and_an_enum_of_a_common_module()
    {
        Assert.That(_commonJs, Does.Contain("""
            var RemoveGood = /** @class */ (function () {
                function RemoveGood(init) {
                    Object.assign(this, init);
                }
                RemoveGood.prototype.getTypeName = function () { return 'RemoveGood'; };
                RemoveGood.prototype.getMethod = function () { return 'DELETE'; };
                RemoveGood.prototype.createResponse = function () { };
                return RemoveGood;
            }());
            exports.RemoveGood = RemoveGood;

            """.ReplaceLineEndings("\n")));
        Assert.That(_commonJs, Does.Contain("    Colour[\"Blue\"] = \"Blue\";\n})(Colour = exports.Colour || (exports.Colour = {}));\n"));
        Assert.That(_commonJs, Does.Contain("exports.__esModule = true;\nexports.Thing = exports.Colour = ").And.Contain(" = exports.Unmarked = void 0;\n"));
    }

    [Test]
    public void Shows_the_options_that_the_language_knows() => Assert.That(_commonJs, Does.StartWith("""
        /* Options:
        Date: 2024-02-29 23:59:58
        Version: 1.0
        Tip: To override a DTO option, remove "//" prefix before updating
        BaseUrl: https://shop.example/base

        //AddServiceStackTypes: True
        //AddDescriptionAsComments: True
        """.ReplaceLineEndings("\n") + "\n//IncludeTypes: \n//ExcludeTypes: \n//DefaultImports: \n*/\n\n\"use strict\";\n"));
}
